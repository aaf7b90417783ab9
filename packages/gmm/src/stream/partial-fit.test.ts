import { randomStream } from '@mixwell/core';
import { dataset } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type GmmModel, gmm, gmmFromJSON, gmmPartialFit, mclustFamilies } from '../index.ts';

/** Rows of two round clouds about (0, 0) and (4, 4) and a wider one about (-3, 4), in random order. */
const random = randomStream('clouds');
const drawn = () => random() + random() + random() + random() - 2;
const clouds = (rows: number): number[][] =>
  Array.from({ length: rows }, () => {
    const u = random();
    if (u < 0.5) return [drawn(), drawn()];
    return u < 0.8 ? [4 + drawn(), 4 + drawn()] : [-3 + 2 * drawn(), 4 + drawn()];
  });
const rows = clouds(4000);
const recipe = gmm({ components: 3, seed: 2 });
const start = recipe.fit(rows.slice(0, 200));
const blocks = Array.from({ length: 19 }, (_, b) => rows.slice(200 + 200 * b, 400 + 200 * b));
const streamed = (model: GmmModel, forgetting?: number): GmmModel =>
  blocks.reduce((last, block) => gmmPartialFit(last, block, { forgetting }), model);
const farthest = (a: GmmModel, b: GmmModel): number =>
  a.means.data.reduce((most, value, c) => Math.max(most, Math.abs(value - b.means.data[c])), 0);

describe('by hand', () => {
  it('one component of mean 1 and variance 2/3 from 3 rows; one row 5 at forgetting 1: the mean and variance of all 4', () => {
    const one = gmm({ components: 1 }).fit([0, 1, 2]);
    const model = gmmPartialFit(one, [5], { forgetting: 1 });
    expect(model.means.data[0]).toBeCloseTo(2, 14);
    expect(model.covariances[0].data[0]).toBeCloseTo(14 / 4, 13);
    expect(model.stream).toMatchObject({ blocks: 1, rows: 4, share: Float64Array.of(1) });
    expect(Array.from(one.means.data)).toEqual([1]);
    expect(one.stream).toBeUndefined();
  });

  it('the step of a block of b rows after n is (b / (n + b))^forgetting: 3/4 of the way at forgetting 1 for 9 rows after 3', () => {
    const one = gmm({ components: 1 }).fit([0, 1, 2]);
    const nines = Array<number>(9).fill(5);
    expect(gmmPartialFit(one, nines, { forgetting: 1 }).means.data[0]).toBeCloseTo(1 + 0.75 * 4, 13);
    expect(gmmPartialFit(one, nines).means.data[0]).toBeCloseTo(1 + 0.75 ** 0.7 * 4, 13);
    expect(gmmPartialFit(one, nines, { forgetting: 0.6 }).means.data[0]).toBeCloseTo(1 + 0.75 ** 0.6 * 4, 13);
  });

  it('a noise of weight w moves to (w n + its rows) / (n + b) at forgetting 1, and its box stays', () => {
    const model = gmm({ components: 1, noise: true }).fit([0, 1, 2, 3, 40]);
    const after = gmmPartialFit(model, [1e4], { forgetting: 1 });
    expect(after.noise!.weight).toBeCloseTo((5 * model.noise!.weight + 1) / 6, 10);
    expect(after.noise!.box).toEqual(model.noise!.box);
    expect([...after.labels, after.clusters]).toEqual([1, 1]);
  });
});

describe('a stream', () => {
  it('approaches the batch solution: 20 blocks of 200 rows end within 0.05 of its means, the first block was 0.1 away', () => {
    const batch = recipe.fit(rows);
    expect(farthest(start, batch)).toBeGreaterThan(0.1);
    for (const forgetting of [1, 0.7, 0.6]) expect(farthest(streamed(start, forgetting), batch)).toBeLessThan(0.05);
    const gap = (model: GmmModel) => (batch.logLikelihood - model.logDensity(rows).reduce((a, b) => a + b)) / 4000;
    expect(gap(streamed(start))).toBeLessThan(0.002);
    expect(gap(start)).toBeGreaterThan(0.01);
  });

  it('of the same rows again and again ends where EM ends', () => {
    const x = dataset('faithful');
    const batch = gmm({ components: 2, tolerance: 1e-12 }).fit(x);
    const init = {
      means: [
        [2, 70],
        [4, 75],
      ],
    };
    let model = gmm({ components: 2, maxIterations: 2, init }).fit(x);
    const far = farthest(model, batch);
    for (let t = 0; t < 1500; t++) model = gmmPartialFit(model, x, { forgetting: 0.6 });
    expect(far).toBeGreaterThan(1);
    expect(farthest(model, batch)).toBeLessThan(1e-3);
    expect(batch.logLikelihood - model.logLikelihood).toBeLessThan(1e-4);
  });

  it.each(mclustFamilies)(
    '%s: a fitted mixture that sees its rows again stays where it is, at any step',
    (covariance) => {
      const x = dataset('iris');
      const model = gmm({ components: 2, covariance, tolerance: 1e-13, regularization: 0 }).fit(x);
      const after = gmmPartialFit(model, x);
      expect(farthest(model, after)).toBeLessThan(1e-4);
      expect(after.logLikelihood / model.logLikelihood).toBeCloseTo(1, 6);
      expect(after.freeParameters).toBe(model.freeParameters);
      expect(after.predict(x)).toEqual(after.labels);
    },
  );

  it('follows rows that move, the faster the more it forgets', () => {
    const one = gmm({ components: 1 }).fit(rows.slice(0, 400).map(([a]) => a));
    const later = Array.from({ length: 5 }, () => clouds(100).map(([a]) => a + 20));
    const end = (forgetting: number) =>
      later.reduce((model, block) => gmmPartialFit(model, block, { forgetting }), one).means.data[0];
    expect(end(0.6)).toBeGreaterThan(end(1) + 3);
  });

  it('a weight is that many rows, 0 an absent one, and the order of the blocks of one fit does not count at forgetting 1', () => {
    const few = blocks[0].slice(0, 40);
    const sampleWeights = few.map((_, i) => i % 3);
    const repeated = few.flatMap((row, i) => Array<number[]>(i % 3).fill(row));
    const [weighted, plain] = [gmmPartialFit(start, few, { sampleWeights }), gmmPartialFit(start, repeated)];
    weighted.means.data.forEach((value, c) => expect(value).toBeCloseTo(plain.means.data[c], 10));
    expect([weighted.report.totalWeight, weighted.stream!.rows]).toEqual([39, 239]);
  });

  it('takes missing cells, hard assignment, a bound on eigenvalues, and keeps what is held', () => {
    const gaps = blocks
      .slice(0, 6)
      .map((block) => block.map(([a, b], i) => [i % 5 === 0 ? NaN : a, i % 7 === 1 ? NaN : b]));
    for (const options of [
      { assignment: 'hard' },
      { covariance: 'VVI' },
      { eigenvalueRatio: 5 },
      { noise: true },
    ] as const) {
      const first = gmm({ components: 3, seed: 2, missing: 'marginalize', ...options }).fit(rows.slice(0, 200));
      const whole = blocks.slice(0, 6).reduce((last, block) => gmmPartialFit(last, block), first);
      const gappy = gaps.reduce((last, block) => gmmPartialFit(last, block), first);
      expect(farthest(whole, gappy)).toBeLessThan(0.25);
      expect(gappy.predict(gaps[5])).toEqual(gappy.labels);
    }
    const means = [
      [0, 0],
      [4, 4],
      [-3, 4],
    ];
    const update = { weights: [true, false, true], means: [true, true, false], covariances: [false, true, true] };
    const held = gmm({ components: 3, init: { means }, update }).fit(rows.slice(0, 200));
    const model = streamed(held);
    const of = (fitted: GmmModel, place: number) => fitted.startIndex.indexOf(place);
    expect(model.weights[of(model, 1)]).toBe(held.weights[of(held, 1)]);
    expect(model.covariances[of(model, 0)]).toEqual(held.covariances[of(held, 0)]);
    expect(Array.from(model.means.data.subarray(2 * of(model, 2), 2 * of(model, 2) + 2))).toEqual([-3, 4]);
    expect(model.covariances[of(model, 1)]).not.toEqual(held.covariances[of(held, 1)]);
  });

  it('with every block through JSON has the same bits, and the model before is untouched', () => {
    for (const noise of [false, true]) {
      let kept = gmm({ components: 3, noise, seed: 2 }).fit(rows.slice(0, 200));
      let stored = kept;
      const before = JSON.stringify(kept);
      const first = kept;
      for (const block of blocks) {
        kept = gmmPartialFit(kept, block);
        stored = gmmFromJSON(JSON.parse(JSON.stringify(gmmPartialFit(stored, block))));
      }
      expect(JSON.stringify(stored)).toBe(JSON.stringify(kept));
      expect(stored.stream).toEqual(kept.stream);
      expect([stored.stream!.blocks, stored.stream!.rows]).toEqual([19, 4000]);
      expect(JSON.stringify(first)).toBe(before);
      expect([kept, kept.report, kept.stream].every((part) => Object.isFrozen(part))).toBe(true);
    }
  });

  it('from a start of any number of workers has the same bits', async () => {
    const big = clouds(6000);
    const quick = recipe.with({ maxIterations: 3 });
    const expected = JSON.stringify(gmmPartialFit(quick.fit(big), rows));
    for (const workers of [1, 2, 3]) {
      expect(JSON.stringify(gmmPartialFit(await quick.fitAsync(big, { workers }), rows))).toBe(expected);
    }
  });

  it('its report is of the block, its history the likelihood of that', () => {
    const model = gmmPartialFit(start, blocks[0]);
    expect(model.report).toMatchObject({ rows: 200, iterations: 1, stop: 'stopped-by-caller', converged: false });
    expect(model.logLikelihood).toBeCloseTo(
      model.logDensity(blocks[0]).reduce((a, b) => a + b),
      9,
    );
    expect(model.report.objective).toBe(model.logLikelihood);
  });

  it('1e8 away keeps its digits', () => {
    const away = (block: number[][]) => block.map((row) => row.map((value) => Math.round(value * 1024) / 1024 + 1e8));
    const near = (block: number[][]) => block.map((row) => row.map((value) => Math.round(value * 1024) / 1024));
    const [far, here] = [away, near].map((move) =>
      blocks
        .slice(0, 4)
        .reduce((last, block) => gmmPartialFit(last, move(block)), recipe.fit(move(rows.slice(0, 200)))),
    );
    far.covariances.forEach(({ data }, k) =>
      data.forEach((value, at) => expect(value).toBeCloseTo(here.covariances[k].data[at], 5)),
    );
  });
});

describe('refuses', () => {
  const json = JSON.parse(JSON.stringify(gmmPartialFit(start, blocks[0]))) as { state: object };
  it.each<[string, () => unknown, string, string]>([
    [
      'no model',
      () => gmmPartialFit(null as never, [[1, 2]]),
      'invalid-param',
      'gmmPartialFit: expected a fitted model of gmm; got null.',
    ],
    [
      'another model',
      () => gmmPartialFit({ name: 'kmeans' } as never, [[1, 2]]),
      'invalid-param',
      'got one of "kmeans".',
    ],
    [
      'a prior',
      () => gmmPartialFit(gmm({ components: 1, prior: 'auto' }).fit(blocks[0]), [[1, 2]]),
      'invalid-param',
      'gmmPartialFit: a model with a prior cannot go on with blocks.',
    ],
    [
      'forgetting 0.5',
      () => gmmPartialFit(start, [[1, 2]], { forgetting: 0.5 }),
      'invalid-param',
      '"forgetting" must be a number above 0.5, at most 1; got 0.5.',
    ],
    [
      'an unknown option',
      () => gmmPartialFit(start, [[1, 2]], { decay: 1 } as object),
      'invalid-param',
      'there is no option "decay"',
    ],
    ['other columns', () => gmmPartialFit(start, [1, 2]), 'shape-mismatch', 'gmmPartialFit: expected 2 columns'],
    ['a NaN', () => gmmPartialFit(start, [[1, NaN]]), 'invalid-input', 'gmmPartialFit: row 0, column "x1" is NaN'],
    [
      'a negative weight',
      () => gmmPartialFit(start, [[1, 2]], { sampleWeights: [-1] }),
      'invalid-input',
      'the sample weight of row 0 is -1',
    ],
    [
      'squares that overflow',
      () => gmmPartialFit(start, [[1, 1e200]]),
      'invalid-input',
      'gmmPartialFit: the values of column "x1"',
    ],
    [
      'a stream of other shares',
      () => gmmFromJSON({ ...json, state: { ...json.state, blockShare: [1] } }),
      'invalid-model',
      '"blockShare"',
    ],
    [
      'a negative share',
      () => gmmFromJSON({ ...json, state: { ...json.state, blockShare: [1, -1, 1] } }),
      'invalid-model',
      '"blockShare"',
    ],
    [
      'a stream of no rows',
      () => gmmFromJSON({ ...json, state: { ...json.state, blockRows: 0 } }),
      'invalid-model',
      '"blockRows"',
    ],
  ])('%s', (_, run, code, message) => {
    expect(run).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});
