import {
  type Crew,
  type Dismissal,
  type Fit,
  type Ground,
  type Kernel,
  type Listener,
  type Order,
  type Post,
  type Rows,
  type SweepRequest,
  type Thread,
  answerNow,
  rowArray,
  sweep,
} from '@mixwell/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { numbersFrom, ready } from '../../test/crews.ts';
import { farthestRows } from '../farthest-rows/reference.ts';
import { lowerClosest } from '../lower-closest/index.ts';
import { nearestCenter } from '../nearest-center/index.ts';
import { randomMoments } from '../random-moments/reference.ts';
import { hire, hireFrom } from './hire.ts';
import { settle } from '../wasm/machine-at.ts';
import { knownKernels } from './known-kernels.ts';
import { orderWorker } from './order-worker.ts';
import { startThread } from './thread.ts';

const numbers = numbersFrom(1);
const rowsOf = (count: number, cols = 3): Rows => ({
  matrix: { data: numbers(count * cols), rows: count, cols },
  weights: Float64Array.from({ length: count }, (_, i) => i % 4),
});
const rows = rowsOf(20_000);
const centers = { data: numbers(15), rows: 5, cols: 3 };

afterEach(() => vi.unstubAllGlobals());

const labelling = (labels: Int32Array, ask: object = { centers }): SweepRequest =>
  ({ kind: 'sweep', kernel: nearestCenter, ask, arrays: { labels } }) as unknown as SweepRequest;

/** Two sweeps over one row array, the second seeing the labels of the first; `otherwise` is what answers null stand for. */
async function labelTwice(crew: Crew, over = rows, otherwise?: (request: SweepRequest) => unknown): Promise<unknown> {
  const shift = crew.take(over);
  const labels = new Int32Array(over.matrix.rows);
  const request = labelling(labels);
  const first = await (shift?.sweep(request) ?? otherwise?.(request));
  const second = await (shift?.sweep(request) ?? otherwise?.(request));
  return { first, second, labels };
}

function* labelTwiceHere(): Fit<unknown> {
  const labels = yield* rowArray('int32');
  const first = yield* sweep(nearestCenter, { centers }, { labels });
  return { first, second: yield* sweep(nearestCenter, { centers }, { labels }), labels };
}

function* labelOnceHere(): Fit<unknown> {
  const labels = yield* rowArray('int32');
  return { first: yield* sweep(nearestCenter, { centers }, { labels }), labels };
}

const expected = answerNow(labelTwiceHere(), rows);

/** Threads that are no threads: each takes orders as `work` says, and can carry them out. */
function tamed(work: (order: Order, listener: Listener, carryOut: (order: Order) => void) => void) {
  const threads: Thread[] = [];
  const posts: Post[] = [];
  const start = (listener: Listener): Thread => {
    const carryOut = orderWorker(knownKernels, settle);
    const thread = {
      post(sent: unknown) {
        const message = sent as Order | Post | Ground | Dismissal;
        if ('sweep' in message) work(message, listener, carryOut);
        else carryOut(message);
        if ('board' in message) posts.push(message);
      },
      hold: vi.fn(),
      end: vi.fn(() => listener.lost()),
    };
    queueMicrotask(() => listener.said('ready'));
    threads.push(thread);
    return thread;
  };
  return { start, threads, posts };
}

describe('a crew of threads', () => {
  it.each([1, 2, 3, 4, 8])(
    '%d of them give the sums and the row arrays of one thread, bit for bit',
    async (workers) => {
      expect(await labelTwice(await ready(hire(workers)))).toEqual(expected);
    },
  );

  it('answers each kernel alike: by place of the row, by a merge of its own, without sums', async () => {
    const shift = (await ready(hire(2))).take(rows);
    const labels = Int32Array.from({ length: rows.matrix.rows }, (_, i) => i % 5);
    const closest = new Float64Array(rows.matrix.rows);
    const seed = { data: numbers(3), rows: 1, cols: 3 };
    const requests = [
      { kernel: randomMoments, ask: { about: centers, seed: 7 }, arrays: {} },
      { kernel: farthestRows, ask: { centers, count: 3 }, arrays: { labels } },
      { kernel: lowerClosest, ask: { seed, isFirst: true }, arrays: { closest } },
    ] as unknown as SweepRequest[];
    for (const request of requests) {
      const arrays = structuredClone(request.arrays);
      const sums = await shift?.sweep({ ...request, kind: 'sweep' });
      const here = answerNow(sweep(request.kernel as Kernel<unknown, object>, request.ask, arrays), rows);
      expect(sums).toEqual(here);
      expect(request.arrays).toEqual(arrays);
    }
  });

  it('two shifts at a time do not disturb each other', async () => {
    const crew = await ready(hire(2));
    const other = rowsOf(9000);
    const [a, b, c] = await Promise.all([labelTwice(crew), labelTwice(crew, other), labelTwice(crew)]);
    expect([a, c]).toEqual([expected, expected]);
    expect(b).toEqual(answerNow(labelTwiceHere(), other));
  });

  it('rows in shared memory are not copied', async () => {
    const data = new Float64Array(new SharedArrayBuffer(rows.matrix.data.byteLength));
    data.set(rows.matrix.data);
    const { start, threads } = tamed((order, { said }, carryOut) => {
      carryOut(order);
      queueMicrotask(() => said(order.id));
    });
    const crew = await ready(hireFrom(start)(1));
    const post = vi.spyOn(threads[0], 'post');
    expect(await labelTwice(crew, { ...rows, matrix: { ...rows.matrix, data } })).toEqual(expected);
    expect((post.mock.calls[0][0] as Ground).data).toBe(data);
  });

  it('an ask that cannot be sent is answered here', async () => {
    const shift = (await ready(hire(2))).take(rows);
    const labels = new Int32Array(rows.matrix.rows);
    const first = await shift?.sweep(labelling(labels, { centers, note: () => 'a function' }));
    expect({ first, labels }).toEqual(answerNow(labelOnceHere(), rows));
  });

  it('leaves to the thread that asks: kernels it does not know, and everything until it has started', async () => {
    const crew = hire(2)!;
    const shift = crew.take(rows)!;
    const request = labelling(new Int32Array(rows.matrix.rows));
    expect(shift.sweep(request)).toBeNull();
    await ready(crew);
    expect(shift.sweep({ ...request, kernel: { ...request.kernel } })).toBeNull();
    expect(shift.sweep(request)).not.toBeNull();
  });
});

/** `deaths` of three threads end in the middle of a sweep. */
async function dyingChangesNothing(deaths: number): Promise<void> {
  const threads: Thread[] = [];
  const start = (listener: Listener): Thread | null => {
    const thread = startThread(listener);
    if (thread) threads.push(thread);
    return thread;
  };
  const crew = await ready(hireFrom(start)(3));
  const here = ({ kernel, ask, arrays }: SweepRequest) => answerNow(sweep(kernel, ask, arrays), rows);
  const work = labelTwice(crew, rows, here);
  threads.slice(0, deaths).forEach((thread) => thread.end());
  expect(await work).toEqual(expected);
  expect(await labelTwice(crew, rows, here)).toEqual(expected);
}

describe('a thread that dies', () => {
  it.each([1, 2, 3])('in the middle of a sweep changes nothing, if %d of 3 do', (deaths) =>
    dyingChangesNothing(deaths),
  );

  it('with a piece half done has it done again from what was there before', async () => {
    const { start, posts } = tamed((order, listener, carryOut) => {
      carryOut(order);
      posts[0].board.flags.fill(0, 1);
      queueMicrotask(listener.lost);
    });
    expect(await labelFirst(await ready(hireFrom(start)(1)))).toEqual(answerNow(labelOnceHere(), rows));
  });

  it('too where row arrays are changed in their place', async () => {
    const { start, posts } = tamed((order, listener, carryOut) => {
      carryOut(order);
      // It dies in the last piece, and all before were finished.
      posts[0].board.flags[posts[0].board.flags.length - 1] = 0;
      queueMicrotask(listener.lost);
    });
    const labels = new Int32Array(new SharedArrayBuffer(4 * rows.matrix.rows)).fill(3);
    const crew = await ready(hireFrom(start)(1));
    const first = await crew.take(rows)?.sweep(labelling(labels));
    const there = new Int32Array(rows.matrix.rows).fill(3);
    expect(first).toEqual(answerNow(sweep(nearestCenter, { centers }, { labels: there }), rows));
    expect(Int32Array.from(labels)).toEqual(there);
  });

  it('or all of them: there is no shift any more', async () => {
    const crew = await ready(hire(2));
    crew.end();
    await vi.waitFor(() => expect(crew.take(rows)).toBeNull());
  });

  it('or has an error of its own is as good as one with nothing to do', async () => {
    const { start } = tamed((order, { said }) => queueMicrotask(() => said(order.id)));
    expect(await labelTwice(await ready(hireFrom(start)(2)))).toEqual(expected);
  });

  it('before it has started is not waited for', async () => {
    const start = (listener: Listener): Thread => {
      queueMicrotask(listener.lost);
      return { post: () => {}, hold: () => {}, end: () => {} };
    };
    await ready(hireFrom(start)(2));
  });
});

describe('a shift that has ended', () => {
  it('leaves its threads nothing to take, and does no more here', async () => {
    let goOn = (): void => {};
    const { start } = tamed((order, { said }, carryOut) => {
      goOn = () => {
        carryOut(order);
        said(order.id);
      };
    });
    const shift = (await ready(hireFrom(start)(1))).take(rows)!;
    const labels = new Int32Array(rows.matrix.rows);
    const work = shift.sweep(labelling(labels));
    void shift.end();
    goOn();
    await expect(work).rejects.toMatchObject({ code: 'aborted' });
    expect(labels.every((label) => label === 0)).toBe(true);
  });
});

describe('a crew that is disposed of', () => {
  it('has ended, threads and all, when that is done', async () => {
    const ends: Thread[] = [];
    const start = (listener: Listener): Thread | null => {
      const lost = (): void => {
        ends.push(thread as Thread);
        listener.lost();
      };
      const thread = startThread({ ...listener, lost });
      return thread;
    };
    {
      await using crew = hireFrom(start)(3);
      await crew?.ready;
      expect(ends.length).toBe(0);
    }
    expect(new Set(ends).size).toBe(3);
  });

  it('or begins to end, where nobody awaits', () => {
    const { start, threads } = tamed(() => {});
    {
      using _crew = hireFrom(start)(2);
      expect(threads[0].end).not.toHaveBeenCalled();
    }
    expect(threads.map(({ end }) => vi.mocked(end).mock.calls.length)).toEqual([1, 1]);
  });

  it('or cannot be, where the engine does not know how', () => {
    const start = (): Thread => ({ post: () => {}, hold: () => {}, end: () => {} });
    vi.stubGlobal('Symbol', { iterator: Symbol.iterator });
    const crew = hireFrom(start)(1);
    vi.unstubAllGlobals();
    expect(Reflect.ownKeys(crew as object)).toEqual(['ready', 'size', 'take', 'end']);
  });
});

describe('threads that share no memory', () => {
  beforeEach(() => vi.stubGlobal('SharedArrayBuffer', undefined));

  it('give the sums and the row arrays of one thread, bit for bit', async () => {
    const crew = await ready(hire(3));
    const other = rowsOf(9000);
    const [a, b] = await Promise.all([labelTwice(crew), labelTwice(crew, other)]);
    expect([a, b]).toEqual([expected, answerNow(labelTwiceHere(), other)]);
  });

  it('answer by place of the row', async () => {
    const labels = Int32Array.from({ length: rows.matrix.rows }, (_, i) => i % 5);
    const shift = (await ready(hire(2))).take(rows);
    for (const [kernel, ask, arrays] of [
      [randomMoments, { about: centers, seed: 7 }, {}],
      [farthestRows, { centers, count: 3 }, { labels }],
    ] as unknown as [Kernel<unknown, object>, unknown, object][]) {
      const request = { kind: 'sweep', kernel, ask, arrays } as unknown as SweepRequest;
      expect(await shift?.sweep(request)).toEqual(answerNow(sweep(kernel, ask, structuredClone(arrays)), rows));
    }
  });

  it('may die in the middle of a sweep', () => dyingChangesNothing(2));
});

describe('a process', () => {
  it('is held by threads while they start and while they work, and not before or after', async () => {
    const { start, threads } = tamed((order, { said }, carryOut) => {
      carryOut(order);
      queueMicrotask(() => said(order.id));
    });
    await labelTwice(await ready(hireFrom(start)(1)));
    expect(vi.mocked(threads[0].hold).mock.calls).toEqual([[false], [true], [false], [true], [false]]);
  });
});

describe('no crew can be hired', () => {
  it('where there are no threads', () => {
    expect(hireFrom(() => null)(2)).toBeUndefined();
  });

  it('for rows that do not fit in memory twice', async () => {
    const crew = await ready(hire(1));
    const Full = class {
      constructor() {
        throw new RangeError('Array buffer allocation failed');
      }
    };
    vi.stubGlobal('SharedArrayBuffer', Full);
    expect(crew.take(rows)).toBeNull();
  });

  it('of more than 64 threads', () => {
    const { start, threads } = tamed(() => {});
    hireFrom(start)(1000);
    expect(threads.length).toBe(64);
  });
});

async function labelFirst(crew: Crew): Promise<unknown> {
  const labels = new Int32Array(rows.matrix.rows);
  return { first: await crew.take(rows)?.sweep(labelling(labels)), labels };
}
