import { batch, computed, effect, signal } from '@preact/signals';
import type { SizeChoice, SizeRow } from '../studies/selection.ts';
import { variedStart } from '../studies/varied-start.ts';
import type { StartEnd } from '../studies/starts.ts';
import { type Client, Refused, newClient } from '../worker/client.ts';
import { dataAsk, modelAsk } from '../worker/problem.ts';
import { file } from './session.ts';
import { sheet, state } from './store.ts';

/** Many fits, made in a worker of their own while the page goes on. */
export interface Study<Row, Result> {
  readonly rows: readonly Row[];
  /** Null until all is done. */
  readonly result: Result | null;
  readonly isRunning: boolean;
  readonly wrong: string | null;
}

const NONE = { rows: [], result: null, isRunning: false, wrong: null };

export const startsStudy = signal<Study<StartEnd, true>>(NONE);
export const selectionStudy = signal<Study<SizeRow, SizeChoice>>(NONE);

/** Rows up to which a study begins as soon as it is looked at. */
const UNASKED = 2000;

let client: Client | null = null;

const key = computed(() => {
  const { panel } = state.value;
  const { components, seed, hand: _hand, ...model } = modelAsk(state.value);
  // The curve goes over all numbers of components, the starts over the same seeds.
  const part =
    panel === 'selection' ? { ...model, seed } : { ...model, components, start: variedStart(modelAsk(state.value)) };
  return panel === 'selection' || panel === 'starts' ? JSON.stringify([panel, dataAsk(state.value), part]) : '';
});

/** Forgets a study when what it was of changes, and begins one that is looked at where the rows are few. */
export function startStudies(): void {
  let last = '';
  effect(() => {
    void [key.value, file.value, sheet.value];
    if (key.value === last || key.value === '' || !sheet.value) return;
    last = key.value;
    forget();
    if (sheet.value.rows <= UNASKED) run();
  });
}

/** Makes the study that is looked at. */
export function run(): void {
  forget();
  const own = (client = newClient());
  const { panel } = state.peek();
  const model = modelAsk(state.peek());
  void own.ask('lay', { data: dataAsk(state.peek()), file: file.peek() }).catch(ignoreRefusal);
  if (panel === 'starts') {
    startsStudy.value = { ...NONE, isRunning: true };
    void end(
      own,
      startsStudy,
      own.ask('starts', { model }, (row) => add(startsStudy, row)),
      () => true,
    );
  } else {
    selectionStudy.value = { ...NONE, isRunning: true };
    void end(
      own,
      selectionStudy,
      own.ask('selection', { model }, (row) => add(selectionStudy, row)),
      (choice) => choice,
    );
  }
}

function forget(): void {
  client?.end();
  client = null;
  batch(() => {
    startsStudy.value = NONE;
    selectionStudy.value = NONE;
  });
}

function add<Row, Result>(study: { value: Study<Row, Result> }, row: Row): void {
  study.value = { ...study.value, rows: [...study.value.rows, row] };
}

async function end<Row, Result, Answer>(
  own: Client,
  study: { value: Study<Row, Result> },
  answer: Promise<Answer>,
  resultOf: (answer: Answer) => Result,
): Promise<void> {
  try {
    const result = resultOf(await answer);
    study.value = { ...study.value, result, isRunning: false };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    study.value = { ...study.value, isRunning: false, wrong: error.message };
  }
  own.end();
}

/** Where the rows cannot be laid, the study that comes after says why. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
}
