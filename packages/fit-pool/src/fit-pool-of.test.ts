import { type FitPool, type Listener, type MixwellError, type Thread, toTable } from '@mixwell/core';
import { describe, expect, it, vi } from 'vitest';
import { type ClimberModel, climber, climberKind } from '../test/climber.ts';
import { fitPoolFrom } from './fit-pool-of.ts';
import type { Message, Word } from './messages.ts';
import { fitsOf } from './serve-fits.ts';

const table = toTable([[1], [2]], 'test');
const request = (limit: number) => ({ recipe: climber({ limit }), rows: { matrix: table, weights: null } }) as never;

/** Threads that are no threads: they answer in the next turn of the event loop. */
function tamed() {
  const threads: (Thread & { listener: Listener<Word> })[] = [];
  const start = (listener: Listener<Word>): Thread => {
    const hear = fitsOf([climber]);
    const thread = {
      listener,
      post(message: unknown) {
        const word = hear(structuredClone(message) as Message);
        if (word) setImmediate(() => listener.said(structuredClone(word)));
      },
      hold: () => {},
      end: vi.fn(() => listener.lost()),
    };
    threads.push(thread);
    return thread;
  };
  return { threads, start };
}

function pool(workers: number) {
  const { threads, start } = tamed();
  const made = fitPoolFrom(start, [climberKind])(workers, () => {}) as FitPool;
  threads.forEach(({ listener }) => listener.said('ready'));
  return { made, threads };
}

describe('a pool', () => {
  it('makes as many fits at a time as it has threads, the same as fit', async () => {
    const { made } = pool(2);
    const fits = [3, 5, 7].map((limit) => made.fit<ClimberModel>(request(limit), undefined));
    expect(fits[2]).toBeNull();
    for (const [i, limit] of [3, 5].entries()) {
      const model = await fits[i];
      expect(JSON.stringify(model)).toBe(JSON.stringify(climber({ limit }).fit(table)));
      expect(model?.labels).toEqual(new Int32Array(2));
    }
    expect(made.fit(request(7), undefined)).not.toBeNull();
  });

  it('throws what fit throws', async () => {
    const { made } = pool(1);
    await expect(made.fit(request(13), undefined)).rejects.toMatchObject({
      name: 'MixwellError',
      code: 'degenerate',
      message: 'climber: bad luck.',
      details: { limit: 13 },
    });
  });

  it('throws an abort with its reason and the model so far', async () => {
    const { made, threads } = pool(1);
    const control = new AbortController();
    const model = climber({ limit: 3 }).fit(table);
    const error = {
      code: 'aborted',
      message: 'climber: aborted.',
      details: { iterations: 5, model: model.toJSON() },
    } as const;
    threads[0].post = () => void setImmediate(() => threads[0].listener.said({ error }));
    const fit = made.fit(request(3), control.signal)?.catch((thrown: unknown) => thrown as MixwellError);
    control.abort('enough');
    const caught = await fit;
    expect(caught).toMatchObject({ code: 'aborted', cause: 'enough', details: { iterations: 5 } });
    expect(JSON.stringify((caught as MixwellError).details.model)).toBe(JSON.stringify(model));
  });

  it('gives nothing for a fit whose thread ends, or whose model has no JSON', async () => {
    const { made } = pool(1);
    expect(await made.fit(request(17), undefined)).toBeUndefined();
    const fit = made.fit(request(3), undefined);
    made.end();
    expect(await fit).toBeUndefined();
    expect(made.fit(request(3), undefined)).toBeNull();
  });

  it('is none where no thread can be started', () => {
    expect(fitPoolFrom(() => null, [])(4, () => {})).toBeUndefined();
  });

  it('has at most 64 threads', () => {
    const { threads, start } = tamed();
    fitPoolFrom(start, [])(1000, () => {});
    expect(threads).toHaveLength(64);
  });
});
