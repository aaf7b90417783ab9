import { dataset } from '@mixwell/oracle';
import { symmetricEigen } from '@mixwell/math';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Family, type GmmModel, gmm } from '../index.ts';
import { admits } from './admits.ts';
import type { CentredMoments } from './covariance-family.ts';
import { families } from './index.ts';
import { scoringShape } from './letters.ts';
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
  const [volume, shape, orientation] = name;

  it('has the structure that its letters say', () => {
    const x = dataset('iris');
    const model = gmm({ components: 3, covariance: name, maxIterations: 30 }).fit(x);
    const [first, ...others] = model.covariances.map((covariance) => {
      const { values, vectors } = symmetricEigen(covariance);
      const size = values.reduce((product, value) => product * value) ** (1 / 4);
      return { covariance: covariance.data, values, vectors: vectors.data, size };
    });
    for (const other of others) {
      const sameVolume = Math.abs(other.size / first.size - 1) < 1e-9;
      expect(sameVolume).toBe(volume === 'E');
      const ranked = [other, first].map(({ values, size }) => Array.from(values, (value) => value / size));
      const sameShape = ranked[0].every((value, j) => Math.abs(value / ranked[1][j] - 1) < 1e-9);
      expect(sameShape).toBe(shape !== 'V');
      const product = times(other.covariance, first.covariance, 4);
      const commute = product.every(
        (value, at) =>
          Math.abs(value - product[(at % 4) * 4 + Math.floor(at / 4)]) <= 1e-9 * other.values[0] * first.values[0],
      );
      expect(commute).toBe(orientation !== 'V');
      if (shape === 'I') expect(other.values[0]).toBe(other.values[3]);
      if (orientation === 'I') {
        expect(other.covariance.every((value, at) => value === 0 || at % 5 === 0)).toBe(true);
      }
    }
    model.covariances.forEach(({ data }, k) => {
      const earlier = model.covariances.slice(0, k).map((covariance) => covariance.data);
      expect(admits(name, data, earlier, 4)).toBe(true);
    });
  });

  it('counts the free parameters of mclust in 1 to 6 columns, for 1 to 5 components', () => {
    for (const d of [1, 2, 3, 4, 5, 6]) {
      const x = Array.from({ length: 12 }, (_, i) => Array.from({ length: d }, (_, j) => Math.sin(i * (j + 2) + j)));
      for (const G of [1, 2, 3, 4, 5]) {
        const model = gmm({ components: G, covariance: name, init: 'random', maxIterations: 1 }).fit(x);
        expect(model.freeParameters).toBe(G - 1 + G * d + mclustVarianceParameters(name, d, G));
      }
    }
  });

  it('the likelihood never falls under auto, whatever the rows', () => {
    const cells = fc.oneof(fc.double({ min: -50, max: 50, noNaN: true }), fc.integer({ min: -2, max: 2 }));
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 3 })
          .chain((cols) =>
            fc.array(fc.array(cells, { minLength: cols, maxLength: cols }), { minLength: 6, maxLength: 30 }),
          ),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('kmeans' as const, 'random' as const, 'random-rows' as const),
        (rows, components, init) => {
          const recipe = gmm({ components, covariance: name, init, maxIterations: 30, tolerance: 0 });
          const history: number[] = [];
          const model = recipe.fit(rows, {
            onIteration({ objective, snapshot }) {
              // A matrix that is not diagonal keeps its narrowest variance only to the rounding of its widest.
              const noise = orientation === 'I' ? 0 : 1e-15 * conditionOf(snapshot()) * rows.length;
              const before = history.at(-1) ?? -Infinity;
              expect(objective).toBeGreaterThanOrEqual(before - 1e-9 * Math.max(1, Math.abs(objective)) - noise);
              history.push(objective);
            },
          });
          if (conditionOf(model) > 1e6) return;
          const { covariances } = model;
          covariances.forEach(({ data }, k) => {
            const earlier = covariances.slice(0, k).map((covariance) => covariance.data);
            expect(admits(name, data, earlier, data.length ** 0.5)).toBe(true);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a number added keeps the family, and all rows equal are fitted with it', () => {
    const rows = Array.from({ length: 6 }, () => [3, 1, 2]);
    const { covariances } = gmm({ components: 2, covariance: name, regularization: 0.25 }).fit(rows);
    for (const { data } of covariances) {
      data.forEach((cell, at) => expect(cell).toBeCloseTo(at % 4 === 0 ? 0.25 : 0, 9));
    }
  });

  it('multiplying and shifting the rows changes nothing but units', () => {
    const { rows, labels } = clouds();
    const recipe = gmm({ components: 3, covariance: name, init: { labels }, tolerance: 1e-12 });
    const model = recipe.fit(rows);
    for (const scale of [1e-5, 1e5]) {
      const scaled = recipe.fit(rows.map((row) => row.map((value) => value * scale)));
      expect(scaled.logLikelihood + rows.length * 3 * Math.log(scale)).toBeCloseTo(model.logLikelihood, 6);
      expect(scaled.labels).toEqual(model.labels);
    }
    const shifted = recipe.fit(rows.map((row) => row.map((value) => value + 1000)));
    expect(shifted.logLikelihood).toBeCloseTo(model.logLikelihood, 6);
  });

  const turns = orientation !== 'I' || shape === 'I';
  it(turns ? 'turning the rows changes nothing' : 'turning the rows changes the likelihood', () => {
    const { rows, labels } = clouds();
    const recipe = gmm({ components: 3, covariance: name, init: { labels }, tolerance: 1e-12 });
    const model = recipe.fit(rows);
    const turned = recipe.fit(rows.map(([a, b, c]) => [0.6 * a - 0.8 * b, 0.8 * a + 0.6 * b, c]));
    if (turns) expect(turned.logLikelihood).toBeCloseTo(model.logLikelihood, 6);
    else expect(Math.abs(turned.logLikelihood - model.logLikelihood)).toBeGreaterThan(0.1);
  });

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

describe('families within families', () => {
  it.each<[Family, Family]>([
    ['EII', 'VII'],
    ['EII', 'EEI'],
    ['VII', 'VEI'],
    ['EEI', 'VEI'],
    ['EEI', 'EVI'],
    ['EEI', 'EEE'],
    ['VEI', 'VVI'],
    ['VEI', 'VEE'],
    ['EVI', 'VVI'],
    ['EVI', 'EVE'],
    ['VVI', 'VVE'],
    ['EEE', 'VEE'],
    ['EEE', 'EVE'],
    ['EEE', 'EEV'],
    ['VEE', 'VVE'],
    ['VEE', 'VEV'],
    ['EVE', 'VVE'],
    ['EVE', 'EVV'],
    ['VVE', 'VVV'],
    ['EEV', 'VEV'],
    ['EEV', 'EVV'],
    ['VEV', 'VVV'],
    ['EVV', 'VVV'],
  ])('%s at its optimum starts %s, which climbs from there', (child, parent) => {
    for (const name of ['iris', 'thyroid', 'faithful']) {
      const x = dataset(name);
      const start: GmmModel = gmm({ components: 3, covariance: child, regularization: 0 }).fit(x);
      const init = { weights: start.weights, means: start.means, covariances: start.covariances };
      const climbed = gmm({ components: 3, covariance: parent, init, maxIterations: 20 }).fit(x);
      expect(climbed.logLikelihood).toBeGreaterThan(start.logLikelihood - 1e-9 * Math.abs(start.logLikelihood));
    }
  });

  it('in one column the families with equal volume are EII, the others VII', () => {
    const x = dataset('galaxies');
    for (const name of all) {
      const [own, plain] = [name, name.startsWith('E') ? 'EII' : 'VII'].map((covariance) =>
        gmm({ components: 3, covariance: covariance as Family }).fit(x),
      );
      expect(own.logLikelihood).toBeCloseTo(plain.logLikelihood, 8);
      expect(own.freeParameters).toBe(plain.freeParameters);
      expect(own.labels).toEqual(plain.labels);
    }
  });
});

/** As mclust's nVarParams counts them, family by family. */
function mclustVarianceParameters(name: Family, d: number, G: number): number {
  const turns = (d * (d - 1)) / 2;
  return {
    EII: 1,
    VII: G,
    EEI: d,
    VEI: G + (d - 1),
    EVI: 1 + G * (d - 1),
    VVI: G * d,
    EEE: (d * (d + 1)) / 2,
    VEE: G + (d - 1) + turns,
    EVE: 1 + G * (d - 1) + turns,
    VVE: G + G * (d - 1) + turns,
    EEV: 1 + (d - 1) + G * turns,
    VEV: G + (d - 1) + G * turns,
    EVV: 1 + G * (d - 1) + G * turns,
    VVV: G * ((d * (d + 1)) / 2),
  }[name];
}

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

/** The widest variance over the narrowest, in the worst component. */
function conditionOf({ covariances }: GmmModel): number {
  return Math.max(
    ...covariances.map((covariance) => {
      const { values } = symmetricEigen(covariance);
      return values[0] / values[values.length - 1];
    }),
  );
}

/** Three clouds in three columns, of different volume, shape and orientation. */
function clouds(): { rows: number[][]; labels: number[] } {
  let bits = 7;
  const random = (): number => (bits = (Math.imul(bits, 1664525) + 1013904223) >>> 0) / 4294967296;
  const normal = (): number => random() + random() + random() + random() - 2;
  const labels = Array.from({ length: 120 }, (_, i) => i % 3);
  const rows = labels.map((label) => {
    const [a, b, c] = [normal(), normal(), normal()];
    if (label === 0) return [3 * a, a + b, c];
    if (label === 1) return [4 + a, 4 + 2 * b - a, 0.5 * c + b];
    return [a - 5, 0.5 * b + 3, 2 * c + a];
  });
  return { rows, labels };
}
