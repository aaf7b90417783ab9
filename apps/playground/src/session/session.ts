import { batch, computed, effect } from '@preact/signals';
import { type DataAsk, type FileAsk, type ModelAsk, dataAsk, modelAsk } from '../worker/problem.ts';
import { type Client, Refused, newClient } from '../worker/client.ts';
import type { Look, Progress } from '../worker/desk.ts';
import { peakOf } from '../views/histogram.ts';
import { palette } from '../views/theme.ts';
import {
  change,
  course,
  frame,
  inspected,
  isBusy,
  isPlaying,
  moments,
  peak,
  plot,
  sheet,
  state,
  wrong,
} from './store.ts';

/** How long a worker may go on before it shows where it is, in milliseconds. */
const TURN = 150;

const dataKey = computed(() => JSON.stringify(dataAsk(state.value)));
const modelKey = computed(() => JSON.stringify(modelAsk(state.value)));
export const file = computed<FileAsk>(() => (state.value.source === 'csv' ? state.value.csv : null));
const look = computed<Look>(() => {
  const { components, show } = state.value;
  return {
    palette: palette.slice(0, components),
    window: plot.value?.spans ?? [],
    hasContours: show.contours,
  };
});
const lookKey = computed(() => JSON.stringify(look.value));

/** What the worker has been brought to. */
interface Reached {
  data: string;
  file: FileAsk;
  model: string;
  look: string;
  iteration: number;
  row: string;
}

/** Keeps the screen a function of the state: whenever that changes, the worker is asked for what is missing, one thing at a time. */
export function startSession(): Client {
  const client = newClient();
  const nothing: Reached = { data: '', file: null, model: '', look: '', iteration: -1, row: '' };
  let reached = nothing;
  /** What was asked for when it was refused. */
  let refused: unknown[] = [];
  let isWorking = false;
  effect(() => {
    void [dataKey.value, file.value, modelKey.value, lookKey.value, state.value.iteration];
    void [state.value.row, state.value.panel];
    void work();
  });
  return client;

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    try {
      for (let task = nextTask(); task; task = nextTask()) {
        isBusy.value = true;
        await task();
      }
    } finally {
      isWorking = false;
      isBusy.value = false;
    }
  }

  function nextTask(): (() => Promise<void>) | null {
    const { iteration, row, panel } = state.peek();
    const [data, model, view] = [dataKey.peek(), modelKey.peek(), lookKey.peek()];
    if (wrong.peek() && asked().every((part, at) => part === refused[at])) return null;
    if (data !== reached.data || file.peek() !== reached.file) return () => lay(data, dataAsk(state.peek()));
    if (model !== reached.model) return () => begin(model, modelAsk(state.peek()), view);
    if (iteration !== reached.iteration || view !== reached.look) return () => seek(iteration, view);
    const key = `${reached.iteration} ${row}`;
    if (row !== null && panel === 'point' && key !== reached.row) return () => examine(row, key);
    return null;
  }

  async function lay(data: string, ask: DataAsk): Promise<void> {
    reached = { ...nothing, data, file: file.peek() };
    await heard(client.ask('lay', { data: ask, file: reached.file }), (rows) => {
      sheet.value = rows;
      clear();
    });
  }

  async function begin(model: string, ask: ModelAsk, view: string): Promise<void> {
    reached = { ...reached, model, row: '' };
    await heard(client.ask('begin', { model: ask, look: look.peek() }), (progress) => {
      clear();
      peak.value = peakOf(sheet.peek());
      show(progress, view);
    });
  }

  async function seek(iteration: number, view: string): Promise<void> {
    await heard(client.ask('seek', { iteration, look: look.peek(), milliseconds: TURN }), (progress) => {
      show(progress, view);
      const isAtEnd = progress.stop !== null && progress.frame.iteration < iteration;
      if (isAtEnd && state.peek().iteration === iteration) {
        change((before) => ({ ...before, iteration: progress.frame.iteration }));
      }
    });
  }

  async function examine(row: number, key: string): Promise<void> {
    reached = { ...reached, row: key };
    await heard(client.ask('inspect', { iteration: reached.iteration, row }), (found) => {
      inspected.value = found;
    });
  }

  async function heard<T>(answer: Promise<T>, use: (answer: T) => void): Promise<void> {
    try {
      const value = await answer;
      batch(() => {
        wrong.value = null;
        use(value);
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      batch(() => {
        clear();
        wrong.value = error.note;
        refused = asked();
        reached = nothing;
        isPlaying.value = false;
      });
    }
  }

  function asked(): unknown[] {
    return [dataKey.peek(), modelKey.peek(), file.peek()];
  }

  function show({ fresh, frame: shown, stop, objectiveName, freeParameters }: Progress, view: string): void {
    reached = { ...reached, look: view, iteration: shown.iteration };
    moments.value = [...moments.peek(), ...fresh];
    frame.value = shown;
    course.value = { stop, objectiveName, freeParameters };
    const sum = shown.curves.at(-1);
    if (sum) peak.value = sum.reduce((a, b) => Math.max(a, b), peak.peek());
  }
}

function clear(): void {
  moments.value = [];
  frame.value = null;
  course.value = null;
  inspected.value = null;
}
