import { symmetricEigen } from '@mixwell/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admits } from './admits.ts';
import type { CentredMoments } from './covariance-family.ts';
import { families } from './families.ts';
import { type Family, scoringShape } from './letters.ts';
import { fromAxes } from './matrices.ts';

const all = Object.keys(families).filter((name) => name === name.toUpperCase()) as Family[];
const unbounded = (cols: number) => ({ columns: new Float64Array(cols), axis: 0, sphere: 0 });

describe('by hand', () => {
  it('fourteen families, four of them under a plain name too', () => {
    expect(all).toHaveLength(14);
    expect([families.full, families.tied, families.diag, families.spherical].map(({ name }) => name)).toEqual([
      'VVV',
      'EEE',
      'VVI',
      'VII',
    ]);
  });

  // Two components of one row each, weight 1: scatters diag(1, 4) and diag(16, 9), volumes 2 and 12.
  it.each<[Family, number[], number[]]>([
    ['EII', [7.5, 7.5], [7.5, 7.5]],
    ['VII', [2.5, 2.5], [12.5, 12.5]],
    ['EEI', [8.5, 6.5], [8.5, 6.5]],
    ['EVI', [3.5, 14], [28 / 3, 21 / 4]],
    ['VVI', [1, 4], [16, 9]],
    ['EEE', [8.5, 6.5], [8.5, 6.5]],
    ['EVE', [3.5, 14], [28 / 3, 21 / 4]],
    ['VVE', [1, 4], [16, 9]],
    ['EEV', [5, 10], [10, 5]],
    ['EVV', [3.5, 14], [28 / 3, 21 / 4]],
    ['VVV', [1, 4], [16, 9]],
  ])('%s makes of scatters diag(1, 4) and diag(16, 9) the variances %j and %j', (name, first, second) => {
    const moments = momentsOf(
      [1, 1],
      [
        [1, 0, 0, 4],
        [16, 0, 0, 9],
      ],
    );
    const { covariances, bounded } = families[name].maximize(moments, unbounded(2));
    [...first, ...second].forEach((variance, c) => {
      expect(covariances[c * 2 + (c % 2)]).toBeCloseTo(variance, 12);
      expect(covariances[c * 2 + ((c + 1) % 2)]).toBeCloseTo(0, 12);
    });
    expect(bounded).toEqual([]);
  });

  it.each<Family>(['VEI', 'VEE', 'VEV'])('%s finds diag(1, 2) and ten times it exactly', (name) => {
    const moments = momentsOf(
      [3, 5],
      [
        [3, 0, 0, 6],
        [50, 0, 0, 100],
      ],
    );
    const { covariances } = families[name].maximize(moments, unbounded(2));
    [1, 0, 0, 2, 10, 0, 0, 20].forEach((cell, at) => expect(covariances[at]).toBeCloseTo(cell, 11));
  });

  it('VVE and EVE find the axes of crossed ellipses, though their pooled covariance is a sphere', () => {
    const along = Float64Array.of(0.6, -0.8, 0.8, 0.6);
    const scatters = [fromAxes(along, [9, 1]), fromAxes(along, [1, 9])].map((one) => Array.from(one));
    for (const name of ['VVE', 'EVE'] as const) {
      const { covariances } = families[name].maximize(momentsOf([1, 1], scatters), unbounded(2));
      scatters.flat().forEach((cell, at) => expect(covariances[at]).toBeCloseTo(cell, 9));
    }
  });

  it('a bound raises what is below it and keeps the family: EVI of (0, 4) and (1, 1), least 0.5', () => {
    const moments = momentsOf(
      [1, 1],
      [
        [0, 0, 0, 4],
        [1, 0, 0, 1],
      ],
    );
    const least = { columns: Float64Array.of(0.5, 0.5), axis: 0.5, sphere: 0.5 };
    const { covariances, bounded } = families.EVI.maximize(moments, least);
    // Variances (0.5, 2 v) and (v', v') with the products equal, v = v'^2: the multipliers 4 / (2 v) and 1 / v' add to 2.
    const v = (1 + Math.sqrt(17)) / 4;
    [0.5, 0, 0, 2 * v * v, v, 0, 0, v].forEach((cell, at) => expect(covariances[at]).toBeCloseTo(cell, 12));
    expect(bounded).toEqual([0]);
  });
});

describe.each(all)('%s', (name) => {
  it('no small change within the family betters an M-step', () => {
    fc.assert(
      fc.property(someMoments(3, 3), (moments) => {
        const { covariances } = families[name].maximize(moments, unbounded(3));
        const best = cost(moments, covariances, name);
        for (const changed of neighbours(name, covariances, 3)) {
          expect(cost(moments, changed, name)).toBeGreaterThan(best - 1e-9 * Math.abs(best));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('an M-step neither changes its moments nor, later, what an earlier one gave', () => {
    fc.assert(
      fc.property(someMoments(3, 3), someMoments(3, 3), (first, second) => {
        const least = { columns: Float64Array.of(0.5, 1, 2), axis: 1, sphere: 1 };
        const moments = structuredClone(first);
        const { covariances } = families[name].maximize(moments, least);
        const kept = covariances.slice();
        families[name].maximize(second, least);
        expect([covariances, moments]).toEqual([kept, first]);
      }),
      { numRuns: 20 },
    );
  });

  it('under a bound an M-step keeps it and the family, and never falls behind the covariances before', () => {
    const least = { columns: Float64Array.of(0.5, 1, 2), axis: 1, sphere: 1 };
    fc.assert(
      fc.property(someMoments(3, 3), someMoments(3, 3), (first, second) => {
        const before = families[name].maximize(first, least).covariances;
        const moments = { ...second, before };
        const { covariances, bounded } = families[name].maximize(moments, least);
        expect(cost(moments, covariances, name)).toBeLessThanOrEqual(cost(moments, before, name) + 1e-8);
        const matrices = [0, 1, 2].map((k) => covariances.slice(k * 9, (k + 1) * 9));
        matrices.forEach((matrix, k) => {
          expect(admits(name, matrix, matrices.slice(0, k), 3)).toBe(true);
          const own = ['EEI', 'VEI', 'EVI', 'VVI', 'EEE', 'VEE', 'EVV', 'VVV'].includes(name) ? [0.5, 1, 2] : [1, 1, 1];
          const inUnits = matrix.map((value, at) => value / Math.sqrt(own[Math.floor(at / 3)] * own[at % 3]));
          const narrowest = symmetricEigen({ data: symmetric(inUnits), rows: 3, cols: 3 }).values[2];
          expect(narrowest).toBeGreaterThan(1 - 1e-9);
          if (!bounded.includes(k)) expect(narrowest).toBeGreaterThan(1 - 1e-12);
        });
      }),
      { numRuns: 60 },
    );
  });
});

function momentsOf(weight: number[], scatters: number[][]): CentredMoments {
  const cols = scatters[0].length ** 0.5;
  const identity = Array.from({ length: cols * cols }, (_, at) => (at % (cols + 1) === 0 ? 1 : 0));
  return {
    components: weight.length,
    cols,
    weight: Float64Array.from(weight),
    scatter: Float64Array.from(scatters.flat()),
    before: Float64Array.from(weight.flatMap(() => identity)),
  };
}

/** Scatters of three to nine rows more than columns. */
function someMoments(components: number, cols: number): fc.Arbitrary<CentredMoments> {
  const row = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: cols, maxLength: cols });
  const part = fc.array(row, { minLength: cols + 3, maxLength: cols + 9 });
  return fc.array(part, { minLength: components, maxLength: components }).map((parts) =>
    momentsOf(
      parts.map((rows) => rows.length),
      parts.map((rows) =>
        Array.from({ length: cols * cols }, (_, at) => {
          const [i, j] = [Math.floor(at / cols), at % cols];
          return rows.reduce((sum, values) => sum + values[i] * values[j], i === j ? 0.1 : 0);
        }),
      ),
    ),
  );
}

/** sum_k weight_k ln |C_k| + trace(scatter_k / C_k): what an M-step makes small. */
function cost({ weight, scatter }: CentredMoments, covariances: Float64Array, name: Family): number {
  return weight.reduce((sum, own, k) => {
    const data = symmetric(covariances.slice(k * 9, (k + 1) * 9));
    const { values, vectors } = symmetricEigen({ data, rows: 3, cols: 3 });
    let added = 0;
    values.forEach((value, e) => {
      added += own * Math.log(value);
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) {
          if (i !== j && scoringShape(name) === 'diagonal') continue;
          added += (vectors.data[i * 3 + e] * scatter[k * 9 + i * 3 + j] * vectors.data[j * 3 + e]) / value;
        }
      }
    });
    return sum + added;
  }, 0);
}

/** The covariances with one volume, shape or orientation, or where the family wants it all of them, a little changed. */
function* neighbours(name: Family, covariances: Float64Array, components: number): Generator<Float64Array> {
  const [volume, shape, orientation] = name;
  const each = (letter: string): (number | 'all')[] =>
    letter === 'V' ? Array.from({ length: components }, (_, k) => k) : ['all'];
  const change = (which: number | 'all', by: (one: Float64Array) => Float64Array) => {
    const changed = covariances.slice();
    for (let k = 0; k < components; k++) {
      if (which === 'all' || which === k) changed.set(by(covariances.slice(k * 9, (k + 1) * 9)), k * 9);
    }
    return changed;
  };
  for (const step of [-1e-3, 1e-3]) {
    for (const which of each(volume)) yield change(which, (one) => one.map((value) => value * (1 + step)));
    for (const which of shape === 'I' ? [] : each(shape)) {
      for (const [p, q] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ]) {
        const factors = [1, 1, 1].map((one, e) => (e === p ? 1 + step : e === q ? 1 / (1 + step) : one));
        yield change(which, (one) =>
          orientation === 'I'
            ? one.map((value, at) => value * factors[at % 3])
            : stretched(one, orientation === 'E' ? covariances : one, factors),
        );
      }
    }
    if (orientation === 'I') continue;
    for (const which of each(orientation)) {
      for (const [p, q] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ]) {
        const turn = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
        turn[p * 3 + p] = turn[q * 3 + q] = Math.cos(step);
        turn[p * 3 + q] = -(turn[q * 3 + p] = Math.sin(step));
        const back = turn.map((_, at) => turn[(at % 3) * 3 + Math.floor(at / 3)]);
        yield change(which, (one) => times(times(turn, one, 3), back, 3));
      }
    }
  }
}

/** `one` with its eigenvalues multiplied, in the order of the eigenvectors of `like`. */
function stretched(one: Float64Array, like: Float64Array, factors: number[]): Float64Array {
  const { data } = symmetricEigen({ data: symmetric(like.slice(0, 9)), rows: 3, cols: 3 }).vectors;
  const values = [0, 1, 2].map((e) => {
    const axis = [data[e], data[3 + e], data[6 + e]];
    return axis.reduce((sum, a, i) => sum + axis.reduce((part, b, j) => part + a * one[i * 3 + j] * b, 0), 0);
  });
  return fromAxes(
    data,
    values.map((value, e) => value * factors[e]),
  );
}

function times(a: Float64Array, b: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => {
    let sum = 0;
    for (let e = 0; e < n; e++) sum += a[Math.floor(at / n) * n + e] * b[e * n + (at % n)];
    return sum;
  });
}

function symmetric(matrix: Float64Array): Float64Array {
  return matrix.map((value, at) => (value + matrix[(at % 3) * 3 + Math.floor(at / 3)]) / 2);
}
