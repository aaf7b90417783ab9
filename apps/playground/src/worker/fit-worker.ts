import { runSelection } from '../studies/selection.ts';
import { runStarts } from '../studies/starts.ts';
import { newDesk } from './desk.ts';
import type { Message, Question, Talk, Topic } from './protocol.ts';
import { noteOf } from './wrong.ts';

/** A worker of the page: all fitting is done here, so that the page never waits for it. */
type Answer<T extends Topic> = (ask: Talk[T]['ask'], tell: (news: Talk[T]['news']) => void) => Talk[T]['answer'];

const desk = newDesk(() => performance.now());

const answers: { readonly [T in Topic]: Answer<T> } = {
  lay: ({ data, file }) => desk.lay(data, file),
  begin: ({ model, look }) => desk.begin(model, look),
  seek: ({ iteration, look, milliseconds }) => desk.seek(iteration, look, milliseconds),
  inspect: ({ iteration, row }) => desk.inspect(iteration, row),
  starts({ model }, tell) {
    runStarts(model, desk.x, tell);
    return null;
  },
  selection: ({ model }, tell) => runSelection(model, desk.x, tell),
};

globalThis.onmessage = ({ data }: MessageEvent<Question>) => {
  const { id, topic, ask } = data;
  try {
    const answer = (answers[topic] as Answer<Topic>)(ask, (news) => send({ id, kind: 'news', news }));
    send({ id, kind: 'answer', answer });
  } catch (error) {
    send({ id, kind: 'wrong', wrong: noteOf(error) });
  }
};

/** Sends a message; the arrays of a frame go over without a copy. */
function send(message: Message): void {
  const frame = 'answer' in message && message.answer && 'frame' in message.answer ? message.answer.frame : null;
  globalThis.postMessage(message, { transfer: frame ? [frame.colours.buffer, frame.labels.buffer] : [] });
}
