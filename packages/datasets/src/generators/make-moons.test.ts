import { isMixwellError } from '@mixwell/core';
import { oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { makeMoons, makeMoonsRules } from './make-moons.ts';

const numeric = oracle('numeric');

describe('makeMoons', () => {
  it('of 3 rows has one at (1, 0), and the ends of the inner moon (0, 0.5) and (2, 0.5)', () => {
    const { x, labels } = makeMoons({ rows: 3, shuffle: false });
    [1, 0, 0, 0.5, 2, 0.5].forEach((expected, at) => expect(x.data[at]).toBeCloseTo(expected, 15));
    expect([...labels]).toEqual([0, 1, 1]);
  });

  it.each(wholeCases('make_moons_exact'))('equals scikit-learn at %d rows to 1e-15', (rows, expected, labels) => {
    const made = makeMoons({ rows, shuffle: false });
    expect([...made.labels]).toEqual(labels);
    expected.flat().forEach((value, at) => expect(Math.abs(made.x.data[at] - value)).toBeLessThanOrEqual(1e-15));
  });

  it('lies on the arcs of its truth', () => {
    const { x, labels, truth } = makeMoons();
    labels.forEach((label, i) => {
      const { center, radius, from, to } = truth.arcs[label];
      const [dx, dy] = [x.data[i * 2] - center[0], x.data[i * 2 + 1] - center[1]];
      expect(Math.hypot(dx, dy)).toBeCloseTo(radius, 14);
      const middle = (from + to) / 2;
      expect(dx * Math.cos(middle) + dy * Math.sin(middle)).toBeGreaterThanOrEqual(
        radius * Math.cos((to - from) / 2) - 1e-15,
      );
    });
    expect(truth.noise).toBe(0);
  });

  it('has the moments of moons with noise 0.1 in 200000 rows, to five standard errors', () => {
    const rows = 200_000;
    const { x, labels } = makeMoons({ rows, noise: 0.1 });
    const { mean_outer, mean_inner, var_outer } = numeric['make_moons_stats_noise0.1_n200000'].expected;
    [mean_outer, mean_inner].forEach((means: number[], label) => {
      for (const j of [0, 1]) {
        const values = [...labels].flatMap((own, i) => (own === label ? [x.data[i * 2 + j]] : []));
        const n = values.length;
        const mean = values.reduce((sum, value) => sum + value, 0) / n;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
        // The points stand at fixed angles, so only the noise errs: its mean by 0.1 / sqrt(n), and the variance by about 2 sd 0.1 / sqrt(n).
        // Equal steps give the moments of the whole arc to 2 / n.
        expect(Math.abs(mean - means[j])).toBeLessThan((5 * 0.1) / Math.sqrt(n) + 2 / n);
        expect(Math.abs(variance - var_outer[j])).toBeLessThan(
          (5 * 2 * Math.sqrt(var_outer[j]) * 0.1) / Math.sqrt(n) + 4 / n,
        );
      }
    });
  });

  it('adds the same noise to the same rows, whether shuffled or not', () => {
    const rowTexts = (shuffle: boolean): string[] => {
      const { x, labels } = makeMoons({ noise: 0.2, seed: 7, shuffle });
      return Array.from(labels, (label, i) => [label, x.data[i * 2], x.data[i * 2 + 1]].join(' '));
    };
    expect(rowTexts(true)).not.toEqual(rowTexts(false));
    expect(rowTexts(true).sort()).toEqual(rowTexts(false).sort());
  });

  it('gives the same bits from the same seed, 1 being the seed "1"', () => {
    expect(makeMoons({ noise: 1, seed: 1 })).toEqual(makeMoons({ noise: 1, seed: '1' }));
    expect(makeMoons({ noise: 1, seed: 1 }).x).not.toEqual(makeMoons({ noise: 1, seed: 2 }).x);
  });

  it('is frozen throughout', () => {
    const { x, truth } = makeMoons();
    for (const part of [x, truth, truth.arcs, truth.arcs[0], truth.arcs[1].center])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it.each([
    ...Object.entries(makeMoonsRules).flatMap(([option, { bad }]) => bad.map((value) => [option, value])),
    ['factor', 0.5],
  ])('refuses "%s" %j, naming it', (option, value) => {
    const wrong = () => makeMoons({ [option as string]: value });
    expect(wrong).toThrow(new RegExp(`^makeMoons: .*"${String(option)}"`));
    expect(wrong).toThrow(expect.toSatisfy((error) => isMixwellError(error, 'invalid-param')));
  });
});

/** The oracle's cases whose rows are one number: ours are always shared evenly. */
function wholeCases(name: string): [rows: number, x: number[][], labels: number[]][] {
  const cases: { n: number | number[]; X: number[][]; y: number[] }[] = numeric[name].cases;
  return cases.flatMap(({ n, X, y }) => (typeof n === 'number' ? [[n, X, y]] : []));
}
