import { afterEach, describe, expect, it, vi } from 'vitest';
import { awaitCall, callFor, callOff, newCalls } from './calls.ts';

afterEach(() => vi.restoreAllMocks());

/** How often a thread looks that has done with `sweep`. */
function looks(calls: ReturnType<typeof newCalls>, sweep: number): number {
  const load = vi.spyOn(Atomics, 'load');
  awaitCall(calls, sweep);
  return load.mock.calls.length;
}

describe('awaitCall', () => {
  it('looks once where the next sweep was called for, or the shift is over', () => {
    const calls = newCalls();
    callFor(calls, 2);
    expect(looks(calls, 1)).toBe(1);
    callOff(calls);
    vi.restoreAllMocks();
    expect(looks(calls, 2 ** 30)).toBe(1);
  });

  it('gives up where no call comes, for this sweep or a later one', () => {
    const calls = newCalls();
    callFor(calls, 2);
    expect(looks(calls, 2)).toBe(4000);
    expect(awaitCall(calls, 2)).toBe(false);
  });

  it('stops looking when the call comes', () => {
    const calls = newCalls();
    callFor(calls, 2);
    const seen = [2, 2, 3];
    const load = vi.spyOn(Atomics, 'load').mockImplementation((() => seen.shift()) as never);
    expect(awaitCall(calls, 2)).toBe(true);
    expect(load.mock.calls.length).toBe(3);
  });
});
