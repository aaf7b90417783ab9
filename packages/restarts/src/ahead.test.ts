import type { Estimator, FitPool, FitRequest, FittedModel, HireFitPool } from '@mixwell/core';
import { describe, expect, it, vi } from 'vitest';
import { Ahead } from './ahead.ts';

type Model = FittedModel;
type Request = FitRequest<Model>;

const few = { matrix: { data: new Float64Array(10), rows: 10, cols: 1 }, weights: null };
const many = { matrix: { data: new Float64Array(2000), rows: 2000, cols: 1 }, weights: null };
const modelOf = (name: string): Model => ({ name }) as Model;

/** A pool that keeps what it is asked for, until `answer`. */
function kept(threads: number) {
  const asked = new Map<string, { answer(model: Model | undefined): void; signal: AbortSignal | undefined }>();
  const busy = new Set<string>();
  const end = vi.fn();
  const hireFitPool = vi.fn<HireFitPool>((_workers, onFree) => {
    const fit: FitPool['fit'] = ({ recipe: { name } }, signal) => {
      if (busy.size === threads) return null;
      busy.add(name);
      return new Promise((resolve) => {
        const answer = (model: Model | undefined): void => {
          busy.delete(name);
          resolve(model as never);
          onFree();
        };
        asked.set(name, { answer, signal });
      });
    };
    return { fit, end };
  });
  const request = (name: string, more: Partial<Request> = {}): Request => ({
    recipe: { name, hireFitPool } as unknown as Estimator<Model>,
    rows: few,
    beside: 9,
    ...more,
  });
  return { asked, request, hireFitPool, end };
}

/** Fits in this thread that wait for `go`. */
function here() {
  const begun: [name: string, signal: AbortSignal | undefined, go: () => void][] = [];
  const fitHere = ({ recipe: { name } }: Request, signal: AbortSignal | undefined): Promise<Model> =>
    new Promise((resolve) => begun.push([name, signal, () => resolve(modelOf(`${name} here`))]));
  return { begun, fitHere, names: () => begun.map(([name]) => name) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what is foreseen', () => {
  it('is begun in its order, by other threads and this one, and goes on when one is free', async () => {
    const { asked, request, hireFitPool } = kept(1);
    const { fitHere, names, begun } = here();
    const ahead = new Ahead<Model>(2, fitHere, undefined);
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => request(name));
    ahead.foresee({ soon: [a, b, c, d] });
    expect([[...asked.keys()], names(), hireFitPool.mock.calls[0][0]]).toEqual([['a'], ['b'], 1]);
    begun[0][2]();
    await turn();
    expect(names()).toEqual(['b', 'c']);
    asked.get('a')?.answer(modelOf('a there'));
    await turn();
    expect([...asked.keys()]).toEqual(['a', 'd']);
    expect([await ahead.take(a), await ahead.take(b)]).toEqual([modelOf('a there'), modelOf('b here')]);
  });

  it('is made once, and here when it is asked for before anyone could begin', async () => {
    const { asked, request } = kept(1);
    const { fitHere, names, begun } = here();
    const ahead = new Ahead<Model>(2, fitHere, undefined);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => request(name));
    ahead.foresee({ soon: [a, b, c] });
    const model = ahead.take(c);
    expect([[...asked.keys()], names()]).toEqual([['a'], ['b', 'c']]);
    begun[1][2]();
    expect(await model).toEqual(modelOf('c here'));
    await turn();
    asked.get('a')?.answer(undefined);
    await turn();
    expect([[...asked.keys()], names()]).toEqual([['a'], ['b', 'c']]);
  });

  it('is not begun without end: four fits a thread may wait to be asked for', async () => {
    const { asked, request } = kept(1);
    const { fitHere, names, begun } = here();
    const ahead = new Ahead<Model>(2, fitHere, undefined);
    const all = Array.from({ length: 30 }, (_, i) => request(`${i}`));
    ahead.foresee({ soon: all });
    for (let i = 0; i < 30; i++) {
      begun.at(-1)?.[2]();
      await turn();
    }
    expect(asked.size + names().length).toBe(8);
    await ahead.take(all[1]);
    expect(asked.size + names().length).toBe(9);
  });

  it('gives way to what is foreseen next: fits that are not wanted any more are stopped', async () => {
    const { asked, request } = kept(1);
    const { fitHere, begun } = here();
    const ahead = new Ahead<Model>(2, fitHere, undefined);
    const [a, b, c, late, later] = ['a', 'b', 'c', 'late', 'later'].map((name) => request(name));
    ahead.foresee({ later: () => [late, later] });
    begun[0][2]();
    await turn();
    expect([...asked.keys(), ...begun.map(([name]) => name)]).toEqual(['late', 'later']);
    ahead.foresee({ soon: [a] });
    expect(begun[1][0]).toBe('a');
    ahead.foresee({ soon: [b, c] });
    expect([begun[1][1]?.aborted, asked.get('late')?.signal?.aborted]).toEqual([true, false]);
    ahead.foresee({ later: () => [later] });
    expect(asked.get('late')?.signal?.aborted).toBe(true);
    expect(await ahead.take(later)).toEqual(modelOf('later here'));
  });

  it('is not looked at behind a fit whose rows are shared out: to look may be to make it', () => {
    const { asked, request } = kept(1);
    const { fitHere, names } = here();
    const ahead = new Ahead<Model>(2, fitHere, undefined);
    const made: string[] = [];
    const requests = function* (): Generator<Request> {
      for (const name of ['a', 'b', 'c']) {
        made.push(name);
        yield request(name, { rows: many, beside: 0 });
      }
    };
    ahead.foresee({ soon: requests() });
    expect([made, asked.size, names()]).toEqual([['a'], 0, []]);
  });

  it('has no more threads than there are other fits', () => {
    const { request, hireFitPool } = kept(9);
    const { fitHere, names } = here();
    new Ahead<Model>(8, fitHere, undefined).foresee({ soon: [request('a', { beside: 0 })] });
    expect([hireFitPool.mock.calls.length, names()]).toEqual([0, ['a']]);
    new Ahead<Model>(8, fitHere, undefined).foresee({ soon: [request('a', { beside: 2 })] });
    new Ahead<Model>(8, fitHere, undefined).foresee({
      later: () => ['a', 'b', 'c', 'd'].map((name) => request(name, { beside: 0 })),
    });
    expect(hireFitPool.mock.calls.map(([workers]) => workers)).toEqual([2, 3]);
  });

  it('is not begun by one worker', () => {
    const { asked, request } = kept(1);
    const { fitHere, names } = here();
    const ahead = new Ahead<Model>(1, fitHere, undefined);
    const a = request('a');
    ahead.foresee({ soon: [a] });
    expect([asked.size, names(), ahead.take(a)]).toEqual([0, [], undefined]);
  });
});

describe('a fit is made whole', () => {
  const { request } = kept(0);
  const isWhole = (one: Request): boolean => new Ahead<Model>(3, here().fitHere, undefined).take(one) !== undefined;

  it('where its rows are one block', () => expect(isWhole(request('a'))).toBe(true));

  it('or where there are as many fits as threads', () => {
    expect(isWhole(request('a', { rows: many, beside: undefined }))).toBe(false);
    expect(isWhole(request('a', { rows: many, beside: 1 }))).toBe(false);
    expect(isWhole(request('a', { rows: many, beside: 2 }))).toBe(true);
  });

  it('but not where its rows are too many to be copied, or its estimator has no pool', () => {
    const matrix = { data: new Float64Array(2 ** 20 + 1), rows: 2 ** 20 + 1, cols: 1 };
    expect(isWhole(request('a', { rows: { matrix, weights: null }, beside: 9 }))).toBe(false);
    expect(isWhole({ ...request('a'), recipe: { name: 'a' } as Estimator<Model> })).toBe(false);
  });
});

describe('the end', () => {
  it('ends the threads, and stops what is under way', () => {
    const { asked, request, end } = kept(1);
    const { fitHere, begun, names } = here();
    const ahead = new Ahead<Model>(2, fitHere, undefined);
    ahead.foresee({ soon: ['a', 'b', 'c'].map((name) => request(name)) });
    ahead.end();
    expect([asked.get('a')?.signal?.aborted, begun[0][1]?.aborted, end.mock.calls.length]).toEqual([true, true, 1]);
    asked.get('a')?.answer(undefined);
    expect([[...asked.keys()], names()]).toEqual([['a'], ['b']]);
  });

  it('an abort stops all with its reason, and what is taken afterwards', () => {
    const { asked, request } = kept(1);
    const { fitHere, begun } = here();
    const control = new AbortController();
    const ahead = new Ahead<Model>(2, fitHere, control.signal);
    const all = ['a', 'b', 'c'].map((name) => request(name));
    ahead.foresee({ soon: all });
    control.abort('enough');
    expect([asked.get('a')?.signal?.reason, begun[0][1]?.reason]).toEqual(['enough', 'enough']);
    asked.get('a')?.answer(undefined);
    expect([[...asked.keys()], begun.length]).toEqual([['a'], 1]);
    void ahead.take(all[2]);
    expect(begun[1][1]?.aborted).toBe(true);
  });
});
