import {
  type Home,
  type Rows,
  type Shift,
  type SweepRequest,
  type Thread,
  answerNow,
  rowArray,
  sweep,
} from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { numbersFrom, ready } from '../../test/crews.ts';
import { nearestCenter } from '../nearest-center/index.ts';
import { allocMatrix, house } from '../wasm/house.ts';
import { residenceOf } from '../wasm/machine-at.ts';
import { hire, hireFrom } from './hire.ts';
import { startThread } from './thread.ts';

const numbers = numbersFrom(3);
const rows: Rows = { matrix: { data: numbers(60_000), rows: 20_000, cols: 3 }, weights: numbers(20_000) };
const centers = [0, 1].map(() => ({ data: numbers(15), rows: 5, cols: 3 }));

function* labelTwice() {
  const labels = yield* rowArray('int32');
  const first = yield* sweep(nearestCenter, { centers: centers[0] }, { labels });
  return { first, second: yield* sweep(nearestCenter, { centers: centers[1] }, { labels }), labels };
}
const expected = answerNow(labelTwice(), rows);

function movedIn(threads: number, from = rows): Home {
  const home = house(from, threads)!;
  for (const _ of home.moveIn());
  return home;
}

const labelling = (k: number, labels: Int32Array): SweepRequest =>
  ({
    kind: 'sweep',
    kernel: nearestCenter,
    ask: { centers: centers[k] },
    arrays: { labels },
  }) as unknown as SweepRequest;

async function labelledTwice(shift: Shift | null, home: Home): Promise<unknown> {
  const labels = home.array('int32', rows.matrix.rows)!;
  const answer = (request: SweepRequest): unknown =>
    shift?.sweep(request) ?? answerNow(sweep(request.kernel, request.ask, request.arrays), home.rows);
  const first = await answer(labelling(0, labels));
  const second = await answer(labelling(1, labels));
  return { first, second, labels: Int32Array.from(labels) };
}

function filledMatrix(): Rows {
  const matrix = allocMatrix(rows.matrix.rows, rows.matrix.cols);
  matrix.data.set(rows.matrix.data);
  return { ...rows, matrix };
}

describe('where the rows live in memory of the kernels that threads share', () => {
  it.each([1, 2, 8])('%d threads change no bit', async (threads) => {
    const crew = await ready(hire(threads));
    const home = movedIn(Math.min(threads, 8));
    expect(await labelledTwice(crew.take(home.rows), home)).toEqual(expected);
  });

  it('a matrix of allocMatrix is not copied, and more threads than have room there change no bit', async () => {
    const from = filledMatrix();
    const home = movedIn(10, from);
    expect(home.rows.matrix).toBe(from.matrix);
    expect(from.matrix.data.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(await labelledTwice((await ready(hire(10))).take(home.rows), home)).toEqual(expected);
  });

  it('two crews in one memory do not disturb each other', async () => {
    const from = filledMatrix();
    const work = [2, 3].map(async (threads) => {
      const home = movedIn(threads, from);
      return labelledTwice((await ready(hire(threads))).take(home.rows), home);
    });
    expect(await Promise.all(work)).toEqual([expected, expected]);
  });

  it.each([1, 2, 3])('nothing changes if %d of 3 threads die in the middle of a sweep', async (deaths) => {
    const threads: Thread[] = [];
    const crew = await ready(
      hireFrom((listener) => {
        const thread = startThread(listener);
        if (thread) threads.push(thread);
        return thread;
      })(3),
    );
    const home = movedIn(3);
    const work = labelledTwice(crew.take(home.rows), home);
    threads.slice(0, deaths).forEach((thread) => thread.end());
    expect(await work).toEqual(expected);
  });

  it('a shift that ends in the middle of a sweep is over when no thread touches the rows, and gives the desks’ room back', async () => {
    const crew = await ready(hire(2));
    const home = movedIn(2);
    const rooms = residenceOf(home.rows.matrix.data.buffer)!.rooms;
    const before = [...rooms];
    const shift = crew.take(home.rows)!;
    const labels = home.array('int32', rows.matrix.rows)!;
    const work = shift.sweep(labelling(0, labels));
    expect(rooms).toEqual([]);
    const ended = shift.end();
    expect(ended).toBeInstanceOf(Promise);
    await Promise.allSettled([work, ended]);
    expect(new Set(rooms)).toEqual(new Set(before));
    const after = Int32Array.from(labels);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(Int32Array.from(labels)).toEqual(after);
  });

  it('there is none where memory cannot be shared', () => {
    const { SharedArrayBuffer } = globalThis;
    try {
      delete (globalThis as { SharedArrayBuffer?: unknown }).SharedArrayBuffer;
      expect(house(rows, 2)).toBeUndefined();
      expect(house(rows)?.rows.matrix.data.buffer).toBeInstanceOf(ArrayBuffer);
    } finally {
      Object.assign(globalThis, { SharedArrayBuffer });
    }
  });
});
