import { admits } from '@mixwell/covariance-families';
import { symmetricEigen } from '@mixwell/math';
import { dataset } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Family, type GmmModel, gmm, mclustFamilies } from './index.ts';

describe.each(mclustFamilies)('%s', (name) => {
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
    for (const name of mclustFamilies) {
      const [own, plain] = [name, name.startsWith('E') ? 'EII' : 'VII'].map((covariance) =>
        gmm({ components: 3, init: 'kmeans', covariance: covariance as Family }).fit(x),
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

function times(a: Float64Array, b: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => {
    let sum = 0;
    for (let e = 0; e < n; e++) sum += a[Math.floor(at / n) * n + e] * b[e * n + (at % n)];
    return sum;
  });
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
