import { describe, expect, it } from 'vitest';
import { median, medianRatio, turn } from './ratio.ts';

const costs = (...cpu: number[]) => cpu.map((value) => ({ wall: value * 2, cpu: value, iterations: 1 }));

describe('median', () => {
  it('of 3, 1, 2 is 2', () => expect(median([3, 1, 2])).toBe(2));
  it('of 4, 1, 2, 3 is 2.5', () => expect(median([4, 1, 2, 3])).toBe(2.5));
  it('sorts by value: of 100, 9, 10 it is 10', () => expect(median([100, 9, 10])).toBe(10));
  it('of nothing is NaN', () => expect(median([])).toBeNaN());
});

describe('medianRatio', () => {
  it('pairs rounds before it takes the median: 1/2, 10/5, 2/4 is 0.5, where the ratio of medians is 2/4', () => {
    expect(medianRatio(costs(1, 10, 2), costs(2, 5, 4), 'cpu')).toBe(0.5);
    expect(medianRatio(costs(1, 10, 3), costs(4, 5, 4), 'cpu')).toBe(0.75);
  });

  it('a machine that is 7 times slower in one round changes nothing', () => {
    expect(medianRatio(costs(1, 7, 1), costs(2, 14, 2), 'wall')).toBe(0.5);
  });

  it('passes over rounds that one sat out', () => {
    expect(medianRatio(costs(1, 9), [...costs(2), undefined], 'cpu')).toBe(0.5);
  });

  it('an iteration of 20 in 20 ms against 10 in 20 ms is 0.5', () => {
    const one = (iterations: number) => [{ wall: 20, cpu: 20, iterations }];
    expect(medianRatio(one(20), one(10), 'cpu')).toBe(1);
    expect(medianRatio(one(20), one(10), 'cpu', true)).toBe(0.5);
  });
});

describe('turn', () => {
  it('three of them in four rounds: abc, bca, cab, abc', () => {
    const rounds = [0, 1, 2, 3].map((round) => turn(['a', 'b', 'c'], round).join(''));
    expect(rounds).toEqual(['abc', 'bca', 'cab', 'abc']);
  });
  it('of nobody is nobody', () => expect(turn([], 3)).toEqual([]));
});
