import type { FitRequest, FittedModel, Listener, Thread } from '@mixwell/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Lane, newLane } from './lane.ts';
import type { Word } from './messages.ts';

afterEach(() => vi.unstubAllGlobals());

const matrix = { data: Float64Array.of(0, 1, 2, 3).subarray(1), rows: 3, cols: 1 };
const request = {
  recipe: { name: 'mean', params: { times: 2 } },
  rows: { matrix, weights: Float64Array.of(1, 2, 3) },
} as unknown as FitRequest<FittedModel>;

/** A thread that only keeps what it is told, the lane, and how it is heard. */
function idle(post = vi.fn<Thread['post']>()) {
  const thread = { post, hold: vi.fn<Thread['hold']>(), end: vi.fn<Thread['end']>() };
  const onFree = vi.fn();
  let listener: Listener<Word> | undefined;
  const lane = newLane((heard) => ((listener = heard), thread), onFree) as Lane;
  return { lane, thread, onFree, ...(listener as unknown as Listener<Word>) };
}

describe('a lane', () => {
  it('is free from when its thread has started, but for the time of a fit', async () => {
    const { lane, thread, onFree, said } = idle();
    expect([lane.isFree(), onFree.mock.calls.length]).toEqual([false, 0]);
    said('ready');
    expect([lane.isFree(), onFree.mock.calls.length]).toEqual([true, 1]);
    const outcome = lane.fit(request, undefined);
    expect([lane.isFree(), thread.hold.mock.lastCall]).toEqual([false, [true]]);
    said({ model: 'a model' as never });
    expect([lane.isFree(), thread.hold.mock.lastCall, onFree.mock.calls.length]).toEqual([true, [false], 2]);
    expect(await outcome).toEqual({ model: 'a model' });
  });

  it('sends rows once, as a copy that the message takes with it, and then names and options', () => {
    const { lane, thread, said } = idle();
    said('ready');
    for (let i = 0; i < 2; i++) {
      void lane.fit(request, undefined);
      said({});
    }
    const [[rows, transfer], ...fits] = thread.post.mock.calls;
    expect(rows).toEqual({
      table: { data: Float64Array.of(1, 2, 3), rows: 3, cols: 1 },
      weights: Float64Array.of(1, 2, 3),
      arithmetic: undefined,
    });
    expect(transfer?.map(({ byteLength }) => byteLength)).toEqual([24, 24]);
    expect(transfer).not.toContain(matrix.data.buffer);
    expect(fits).toEqual(Array(2).fill([{ name: 'mean', params: { times: 2 }, goal: undefined, aborted: undefined }]));
  });

  it('whose thread ends has an empty outcome, and is not free again', async () => {
    const { lane, lost, said } = idle();
    said('ready');
    const outcome = lane.fit(request, undefined);
    lost();
    expect(await outcome).toEqual({});
    said({});
    expect(lane.isFree()).toBe(false);
  });

  it('that cannot send a fit stays free, and sends the rows again', async () => {
    const post = vi.fn<Thread['post']>().mockImplementationOnce(() => {
      throw new RangeError('no memory');
    });
    const { lane, said } = idle(post);
    said('ready');
    expect(await lane.fit(request, undefined)).toEqual({});
    expect(lane.isFree()).toBe(true);
    void lane.fit(request, undefined);
    expect(post.mock.calls.map(([message]) => Object.keys(message as object)[0])).toEqual(['table', 'table', 'name']);
  });

  it('shows its thread an abort', () => {
    const { lane, thread, said } = idle();
    said('ready');
    const control = new AbortController();
    void lane.fit(request, control.signal);
    const { aborted } = thread.post.mock.lastCall?.[0] as { aborted: Int32Array };
    expect(aborted[0]).toBe(0);
    control.abort();
    expect(aborted[0]).toBe(1);
  });

  it('makes no fit that was aborted before', async () => {
    const { lane, thread, said } = idle();
    said('ready');
    expect(await lane.fit(request, AbortSignal.abort())).toEqual({});
    expect([lane.isFree(), thread.post.mock.calls]).toEqual([true, []]);
  });

  it('where no memory is shared an abort is not waited for, but the thread is', async () => {
    vi.stubGlobal('SharedArrayBuffer', undefined);
    const { lane, said } = idle();
    said('ready');
    const control = new AbortController();
    const outcome = lane.fit(request, control.signal);
    control.abort();
    expect([await outcome, lane.isFree()]).toEqual([{}, false]);
    said({});
    expect(lane.isFree()).toBe(true);
  });

  it('is none where no thread can be started', () => {
    expect(newLane(() => null, vi.fn())).toBeNull();
  });
});
