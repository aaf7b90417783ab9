import { isMixwellError } from '@mixwell/core';
import { oracle } from '@mixwell/oracle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MakeBlobsOptions, makeBlobs, makeBlobsRules } from './make-blobs.ts';

const blobs = oracle('numeric').make_blobs;

describe('makeBlobs by hand', () => {
  it('gives 100 rows of 2 columns in 3 clusters', () => {
    const { x, labels, truth } = makeBlobs();
    expect([x.rows, x.cols, x.columns, labels.length]).toEqual([100, 2, ['x0', 'x1'], 100]);
    expect(sizes(labels)).toEqual([34, 33, 33]);
    expect(truth.weights).toEqual(Float64Array.of(0.34, 0.33, 0.33));
    expect([truth.means.rows, truth.means.cols]).toEqual([3, 2]);
    expect(truth.covariances.map(({ data }) => [...data])).toEqual(new Array(3).fill([1, 0, 0, 1]));
  });

  it('puts every row on its center where the spread is 0', () => {
    const { x, labels } = makeBlobs({
      rows: 5,
      centers: [
        [1, 2],
        [3, 4],
      ],
      spread: 0,
      shuffle: false,
    });
    expect([...x.data]).toEqual([1, 2, 1, 2, 1, 2, 3, 4, 3, 4]);
    expect([...labels]).toEqual([0, 0, 0, 1, 1]);
  });

  it('takes the width of given centers, and their column names', () => {
    const frame = { shape: [1, 3], columns: ['a', 'b', 'c'], values: [[1, 2, 3]] };
    expect(makeBlobs({ centers: frame }).x.columns).toEqual(['a', 'b', 'c']);
    expect(makeBlobs({ centers: [1, 5], cols: 1 }).x.cols).toBe(1);
  });

  it('leaves the last clusters empty where there are fewer rows than clusters', () => {
    const { labels, truth } = makeBlobs({ rows: 2, centers: 3 });
    expect(sizes(labels)).toEqual([1, 1]);
    expect(truth.weights).toEqual(Float64Array.of(0.5, 0.5, 0));
  });

  it('squares one spread a cluster into its covariance', () => {
    const { truth } = makeBlobs({ centers: 2, spread: [0.5, 3] });
    expect(truth.covariances.map(({ data }) => [...data])).toEqual([
      [0.25, 0, 0, 0.25],
      [9, 0, 0, 9],
    ]);
  });

  it('draws these rows from seed 0, on every platform', () => {
    expect([...makeBlobs({ rows: 2, centers: 1 }).x.data]).toEqual([
      -3.8387264301632866, 4.8661879272916515, -3.0591541657622003, 6.301794261728848,
    ]);
  });
});

describe('makeBlobs by its properties', () => {
  it('gives the same bits from the same seed, 1 being the seed "1"', () => {
    expect(makeBlobs({ seed: 1 })).toEqual(makeBlobs({ seed: '1' }));
    expect(makeBlobs({ seed: 1 }).x.data).not.toEqual(makeBlobs({ seed: 2 }).x.data);
  });

  it('shuffles rows together with their labels, and changes nothing else', () => {
    const options = fc.record({
      rows: fc.integer({ min: 1, max: 60 }),
      centers: fc.integer({ min: 1, max: 8 }),
      seed: fc.string(),
    });
    fc.assert(
      fc.property(options, (given) => {
        const shuffled = makeBlobs(given);
        const sorted = makeBlobs({ ...given, shuffle: false });
        expect(rowTexts(shuffled).sort()).toEqual(rowTexts(sorted).sort());
        expect(shuffled.truth).toEqual(sorted.truth);
        expect(sorted.labels).toEqual(shuffled.labels.toSorted());
      }),
    );
  });

  it('scales the rows about their centers with the spread', () => {
    const narrow = makeBlobs({ centers: [[0, 0]], spread: 1 }).x.data;
    expect(makeBlobs({ centers: [[0, 0]], spread: 4 }).x.data).toEqual(narrow.map((value) => 4 * value));
  });

  it('is frozen, and keeps nothing of the centers it was given', () => {
    const centers = [
      [1, 2],
      [3, 4],
    ];
    const made = makeBlobs({ centers });
    centers[0][0] = 99;
    expect(made.truth.means.data[0]).toBe(1);
    for (const part of [
      made,
      made.x,
      made.truth,
      made.truth.means,
      made.truth.covariances,
      made.truth.covariances[0],
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });
});

describe('makeBlobs by the oracle', () => {
  it('shares rows as scikit-learn does: 10 and 11 among 3', () => {
    expect(sizes(makeBlobs({ rows: 10, centers: 3 }).labels)).toEqual(blobs.allocation_n10_k3);
    expect(sizes(makeBlobs({ rows: 11, centers: 3 }).labels)).toEqual(blobs.allocation_n11_k3);
  });

  it('draws centers uniformly from the box: moments of 10000 coordinates to five standard errors', () => {
    const seeds = Array.from({ length: 200 }, (_, seed) => seed);
    const all = seeds.flatMap((seed) => [...makeBlobs({ rows: 1, centers: 50, seed }).truth.means.data]);
    for (const column of [0, 1]) {
      const centers = all.filter((_, at) => at % 2 === column);
      const n = centers.length;
      const { mean, variance } = moments(centers);
      const expected = blobs.centers_uniform_box.expected_var;
      expect(centers.every((value) => value >= -10 && value <= 10)).toBe(true);
      expect(Math.abs(mean)).toBeLessThan(5 * Math.sqrt(expected / n));
      expect(Math.abs(variance - expected)).toBeLessThan(5 * Math.sqrt((10 ** 4 / 5 - expected ** 2) / n));
    }
  });

  it('has the means, spreads and independence of scikit-learn in 200000 rows, to five standard errors of each', () => {
    const { x, labels } = makeBlobs({
      rows: 200_000,
      centers: [
        [0, 0],
        [5, 5],
      ],
      spread: [0.5, 2],
      seed: 1,
    });
    for (const k of [0, 1]) {
      const [first, second] = [0, 1].map((j) =>
        [...labels].flatMap((label, i) => (label === k ? [x.data[i * 2 + j]] : [])),
      );
      const n = first.length;
      const sd = [0.5, 2][k];
      const [a, b] = [moments(first), moments(second)];
      // scikit-learn's sample errs as ours does, so the difference has twice the variance.
      [a, b].forEach(({ mean, variance }, j) => {
        expect(Math.abs(mean - blobs.large.mean[k][j])).toBeLessThan(5 * sd * Math.sqrt(2 / n));
        expect(Math.abs(Math.sqrt(variance) - blobs.large.std[k][j])).toBeLessThan(5 * sd * Math.sqrt(1 / n));
      });
      const covariance = first.reduce((sum, value, i) => sum + (value - a.mean) * (second[i] - b.mean), 0) / n;
      expect(Math.abs(covariance / Math.sqrt(a.variance * b.variance))).toBeLessThan(5 / Math.sqrt(n));
    }
  });
});

describe('makeBlobs at the edges', () => {
  it.each(Object.entries(makeBlobsRules).flatMap(([option, { bad }]) => bad.map((value) => [option, value])))(
    'refuses "%s" %j, naming both',
    (option, value) => {
      const wrong = () => makeBlobs({ [option as string]: value });
      expect(wrong).toThrow(`makeBlobs: "${String(option)}"`);
      expect(wrong).toThrow(expect.toSatisfy((error) => isMixwellError(error, 'invalid-param')));
    },
  );

  it.each<[MakeBlobsOptions, string, string]>([
    [
      { spread: [1, 2] },
      'shape-mismatch',
      'makeBlobs: "spread" has 2 numbers for 3 clusters; expected one, or one a cluster.',
    ],
    [
      { spread: [1, -2, 1] },
      'invalid-param',
      'makeBlobs: "spread" has -2 at index 1; expected a finite number of at least 0.',
    ],
    [{ centers: [[1, 2]], cols: 3 }, 'shape-mismatch', 'makeBlobs: "cols" is 3, but the centers have 2 columns.'],
    [
      { centers: [[1, 2]], box: [0, 1] },
      'invalid-param',
      'makeBlobs: "box" is for drawn centers; leave it out where "centers" are given.',
    ],
    [
      { centers: [[1, NaN]] },
      'invalid-input',
      'makeBlobs: "centers": row 0, column "x1" is NaN; expected a finite number.',
    ],
    [{ std: 1 } as MakeBlobsOptions, 'invalid-param', 'makeBlobs: there is no option "std"; the options are'],
  ])('refuses %j', (options, code, message) => {
    const wrong = () => makeBlobs(options);
    expect(wrong).toThrow(message);
    expect(wrong).toThrow(expect.objectContaining({ code }));
  });
});

function sizes(labels: Int32Array): number[] {
  const counts: number[] = [];
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

function rowTexts({ x, labels }: ReturnType<typeof makeBlobs>): string[] {
  return Array.from(labels, (label, i) => [label, ...x.data.subarray(i * x.cols, (i + 1) * x.cols)].join(' '));
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
}
