import type { Matrix } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { type BatchState, batchStep } from './batch-step.ts';

const column = (...data: number[]): Matrix => ({ data: Float64Array.from(data), rows: data.length, cols: 1 });
const state = (centers: number[], counts: number[], batches = 0): BatchState => ({
  centers: column(...centers),
  counts: Float64Array.from(counts),
  batches,
});
const params = { batchSize: 1, reassignment: 0, seed: 0 };

describe('batchStep, by hand', () => {
  it('from centers 0 and 10 that have seen nothing, rows 1, 3, 9 make them 2 and 9; their inertia before it was 11', () => {
    const before = state([0, 10], [0, 0]);
    const { state: after, inertia } = batchStep(before, { matrix: column(1, 3, 9), weights: null }, params);
    expect(after).toEqual({ centers: column(2, 9), counts: Float64Array.of(2, 1), batches: 1 });
    expect(inertia).toBe(11);
    expect(before).toEqual(state([0, 10], [0, 0]));
  });

  it('then a row 5 of weight 2 pulls the center 2, which has seen 2, half way', () => {
    const batch = { matrix: column(5), weights: Float64Array.of(2) };
    const { state: after, inertia } = batchStep(state([2, 9], [2, 1]), batch, params);
    expect([...after.centers.data, ...after.counts, inertia]).toEqual([3.5, 9, 4, 1, 18]);
  });

  it('a starving center moves to the only row that is away from the others, with the count of the least of them', () => {
    const batch = { matrix: column(0, 0, 7), weights: null };
    const before = state([0, 7, 100, 5], [1000, 998, 0, 500], 39);
    const { state: after } = batchStep(before, batch, { ...params, reassignment: 0.01 });
    expect([...after.centers.data, ...after.counts]).toEqual([0, 7, 100, 5, 1002, 999, 0, 500]);
    const far = batchStep(before, { matrix: column(0, 0, 40, 0), weights: null }, { ...params, reassignment: 0.01 });
    expect([...far.state.centers.data.slice(2), ...far.state.counts]).toEqual([40, 5, 1003, 999, 500, 500]);
  });

  it('between looks for starving centers none is moved', () => {
    const batch = { matrix: column(40), weights: null };
    const { state: after } = batchStep(state([0, 100], [1000, 0], 3), batch, { ...params, reassignment: 0.01 });
    expect(after.centers.data[1]).toBe(100);
  });
});
