import {
  type Dismissal,
  type Listener,
  type PieceOrder,
  type Rows,
  type SweepRequest,
  type Thread,
  answerNow,
  rowArray,
  sweep,
} from '@mixwell/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { numbersFrom } from '../../test/crews.ts';
import { nearestCenter } from '../nearest-center/index.ts';
import { hireFrom } from './hire.ts';
import { knownKernels } from './known-kernels.ts';
import { pieceWorker } from './piece-worker.ts';

beforeEach(() => vi.stubGlobal('SharedArrayBuffer', undefined));
afterEach(() => vi.unstubAllGlobals());

const numbers = numbersFrom(1);
const rows: Rows = { matrix: { data: numbers(30_000), rows: 10_000, cols: 3 }, weights: numbers(10_000) };
const centers = { data: numbers(15), rows: 5, cols: 3 };
const expected = answerNow(labelHere(), rows);

function* labelHere() {
  const labels = yield* rowArray('int32');
  return { sums: yield* sweep(nearestCenter, { centers }, { labels }), labels };
}

/** Threads in this thread, and what they were sent; `post` is copied as `structuredClone` does it. */
function team() {
  const sent: (PieceOrder | Dismissal)[][] = [];
  const listeners: Listener[] = [];
  const start = (listener: Listener): Thread => {
    const orders: (PieceOrder | Dismissal)[] = [];
    const work = pieceWorker((word) => listener.said(word), knownKernels);
    sent.push(orders);
    listeners.push(listener);
    queueMicrotask(() => listener.said('ready'));
    return {
      post(message, transfer) {
        const copy = structuredClone(message, { transfer }) as PieceOrder | Dismissal;
        orders.push(copy);
        work(copy);
      },
      hold: () => {},
      end: () => listener.lost(),
    };
  };
  return { start, sent, listeners };
}

async function label(shift: { sweep(request: SweepRequest): Promise<unknown> | null } | null | undefined) {
  const labels = new Int32Array(rows.matrix.rows);
  const request = { kind: 'sweep', kernel: nearestCenter, ask: { centers }, arrays: { labels } };
  return { sums: await shift?.sweep(request as unknown as SweepRequest), labels };
}

/** Of each order the pieces, with a + where their rows came along. */
function told(messages: readonly (PieceOrder | Dismissal)[]): string[] {
  return messages.map((message) =>
    'dismissed' in message
      ? 'dismissed'
      : message.pieces.map(({ piece, rows }) => `${piece}${rows ? '+' : ''}`).join(' '),
  );
}

it.each([1, 2, 3, 4, 8])('%d threads give the sums and the row arrays of one, bit for bit', async (threads) => {
  const crew = hireFrom(team().start)(threads);
  await crew?.ready;
  expect(await label(crew?.take(rows))).toEqual(expected);
});

it('each thread is sent the rows of its own pieces, once, and is told when they are of no more use', async () => {
  const { start, sent } = team();
  const crew = hireFrom(start)(3);
  await crew?.ready;
  const shift = crew?.take(rows);
  expect(await label(shift)).toEqual(expected);
  expect(await label(shift)).toEqual(expected);
  void shift?.end();
  expect(sent.map(told)).toEqual([
    ['0+ 1+ 2+', '0 1 2', 'dismissed'],
    ['3+ 4+ 5+', '3 4 5', 'dismissed'],
    ['6+ 7+ 8+ 9+', '6 7 8 9', 'dismissed'],
  ]);
});

it('the pieces of a thread that was lost are dealt out among the others, with their rows', async () => {
  const { start, sent, listeners } = team();
  const crew = hireFrom(start)(3);
  await crew?.ready;
  const shift = crew?.take(rows);
  await label(shift);
  listeners[1].lost();
  expect(await label(shift)).toEqual(expected);
  expect(sent.map(told)).toEqual([['0+ 1+ 2+', '0 1 2 3+ 4+'], ['3+ 4+ 5+'], ['6+ 7+ 8+ 9+', '5+ 6 7 8 9']]);
});

it('rows that a thread has not answered for are sent again', async () => {
  const { start, sent } = team();
  const crew = hireFrom(start)(1);
  await crew?.ready;
  const shift = crew?.take(rows);
  const request = { kind: 'sweep', kernel: nearestCenter, ask: {}, arrays: {} } as unknown as SweepRequest;
  await expect(shift?.sweep(request)).rejects.toThrow(TypeError);
  expect(await label(shift)).toEqual(expected);
  expect(told(sent[0])).toEqual(Array(2).fill('0+ 1+ 2+ 3+ 4+ 5+ 6+ 7+ 8+ 9+'));
});

it('threads that have not started are waited for, and more threads than pieces have nothing to do', async () => {
  const { start, sent } = team();
  const crew = hireFrom(start)(12);
  const shift = crew?.take(rows);
  const request = { kind: 'sweep', kernel: nearestCenter, ask: { centers }, arrays: {} };
  expect(shift?.sweep(request as unknown as SweepRequest)).toBeNull();
  await crew?.ready;
  expect(await label(shift)).toEqual(expected);
  expect(sent.filter((orders) => orders.length === 0).length).toBe(2);
});

it('where memory is full this thread does what cannot be sent', async () => {
  const { start, sent } = team();
  const crew = hireFrom(start)(1);
  await crew?.ready;
  const full = vi.spyOn(Int32Array.prototype, 'slice').mockImplementation(() => {
    throw new RangeError('Array buffer allocation failed');
  });
  expect(await label(crew?.take(rows))).toEqual(expected);
  expect(sent).toEqual([[]]);
  full.mockRestore();
});

it('a thread whose shift is over does no more of its pieces', async () => {
  const said: unknown[] = [];
  const work = pieceWorker((word) => {
    said.push(typeof word === 'number' ? 'done' : word.piece);
    work({ dismissed: 1 });
  }, knownKernels);
  const piece = (at: number) => ({
    piece: at,
    first: 0,
    rows,
    arrays: { labels: new Int32Array(rows.matrix.rows) },
  });
  work({ id: 7, shift: 1, kernel: nearestCenter.name, ask: { centers }, pieces: [piece(0), piece(1)] });
  await vi.waitFor(() => expect(said).toContain('done'));
  expect(said).toEqual([0, 'done']);
});
