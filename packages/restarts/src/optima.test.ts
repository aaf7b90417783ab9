import { type FittedModel, randomStream } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { Optima } from './optima.ts';

function modelOf(objective: number, better = 'larger', name = ''): FittedModel {
  return { name, report: { objective, better, totalWeight: 10 } } as never;
}

function optimaOf(objectives: readonly number[], better = 'larger'): Optima<FittedModel> {
  let optima = new Optima<FittedModel>();
  for (const [index, objective] of objectives.entries()) {
    optima = optima.with(modelOf(objective, better, `${index}`));
  }
  return optima;
}

function objectives({ models }: Optima<FittedModel>): number[] {
  return models.map(({ report }) => report.objective);
}

describe('Optima', () => {
  it('are best first, upward or downward', () => {
    expect(objectives(optimaOf([-3, -1, -2]))).toEqual([-1, -2, -3]);
    expect(objectives(optimaOf([3, 1, 2], 'smaller'))).toEqual([1, 2, 3]);
  });

  it('of models that agree have the first', () => {
    expect(objectives(optimaOf([-2, -1, -1.00005, -0.99995, -2]))).toEqual([-1, -2]);
  });

  it('are ten at most, the best', () => {
    expect(objectives(optimaOf(Array.from({ length: 30 }, (_, i) => (i * 7) % 30)))).toEqual(
      Array.from({ length: 10 }, (_, i) => 29 - i),
    );
  });

  it('stay the same ones where a model came to one of them, or is worse than ten', () => {
    const ten = optimaOf(Array.from({ length: 10 }, (_, i) => -i));
    for (const objective of [-3, -3.00005, -11]) expect(ten.with(modelOf(objective))).toBe(ten);
    expect(ten.with(modelOf(-2.5))).not.toBe(ten);
  });

  it('a pair is two different ones, good ones more often', () => {
    const optima = optimaOf([-1, -2, -3]);
    const random = randomStream('pairs', 'test');
    const times = [0, 0, 0];
    for (let i = 0; i < 1000; i++) {
      const [one, other] = optima.pair(random);
      expect(one).not.toBe(other);
      for (const { report } of [one, other]) times[-1 - report.objective]++;
    }
    // Of pairs, the worst of three is in (1/9 + 8/9 x 1/4) = 1/3, the best in 5/9 + 4/9 x 3/4 = 8/9.
    expect(times[0] / 1000).toBeCloseTo(8 / 9, 1);
    expect(times[2] / 1000).toBeCloseTo(1 / 3, 1);
  });
});
