import type { Message, Question, Talk, Topic } from './protocol.ts';
import type { WrongNote } from './wrong.ts';

/** What a worker refused, and which control was the cause. */
export class Refused extends Error {
  readonly note: WrongNote;

  constructor(note: WrongNote) {
    super(note.message);
    this.note = note;
  }
}

/** A worker that is asked one thing after the other. */
export interface Client {
  ask<T extends Topic>(
    topic: T,
    ask: Talk[T]['ask'],
    onNews?: (news: Talk[T]['news']) => void,
  ): Promise<Talk[T]['answer']>;
  end(): void;
}

interface Waiting {
  answer(answer: unknown): void;
  refuse(error: Error): void;
  news(news: unknown): void;
}

/** Starts a worker. Its answers come in the order of the questions; @throws Refused from `ask` for what it refuses. */
export function newClient(): Client {
  const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<Message>) => {
    const asked = waiting.get(data.id);
    if (data.kind === 'news') return asked?.news(data.news);
    waiting.delete(data.id);
    if (data.kind === 'wrong') asked?.refuse(new Refused(data.wrong));
    else asked?.answer(data.answer);
  };
  worker.onerror = ({ message }) => {
    for (const { refuse } of waiting.values())
      refuse(new Refused({ message: `The fit broke: ${message}`, option: '' }));
    waiting.clear();
  };
  return {
    ask<T extends Topic>(topic: T, ask: Talk[T]['ask'], onNews: (news: Talk[T]['news']) => void = () => {}) {
      return new Promise<Talk[T]['answer']>((answer, refuse) => {
        const question: Question<T> = { id: ++last, topic, ask };
        waiting.set(last, { answer: answer, refuse, news: onNews });
        worker.postMessage(question);
      });
    },
    end: () => worker.terminate(),
  };
}
