import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { DataFrame } from 'danfojs-node';
import { describe, expect, it } from 'vitest';
import { tidy } from './tidy.ts';

const df = new DataFrame(
  [
    [0, 10],
    [0, 14],
    [100, 50],
    [102, 50],
    [104, 50],
  ],
  { columns: ['a', 'b c'] },
);
const twoClusters = kmeans({
  clusters: 2,
  init: [
    [0, 12],
    [100, 50],
  ],
}).fit(df);

describe('tidy by hand', () => {
  it('gives clusters of 2 and 3 rows their sizes and means', () => {
    expect(tidy(twoClusters)).toEqual([
      { cluster: 0, size: 2, mean_a: 0, 'mean_b c': 12 },
      { cluster: 1, size: 3, mean_a: 102, 'mean_b c': 50 },
    ]);
  });

  it('gives a component of 1, 2, 3 and 4 the weight 1, the mean 2.5 and the standard deviation sqrt(1.25)', () => {
    const [row, ...others] = tidy(gmm({ components: 1, regularization: 0 }).fit([1, 2, 3, 4]));
    expect(others).toEqual([]);
    expect(Object.keys(row)).toEqual(['component', 'size', 'weight', 'mean_x0', 'sd_x0']);
    expect(row).toMatchObject({ component: 0, size: 4, weight: 1, mean_x0: 2.5 });
    expect(row.sd_x0).toBeCloseTo(Math.sqrt(1.25), 12);
  });

  it('takes the standard deviation of each feature from the diagonal of its component', () => {
    const model = gmm({ components: 2, covariance: 'diag', init: { labels: [0, 0, 1, 1, 1] } }).fit(df);
    const rows = tidy(model);
    model.covariances.forEach(({ data }, k) => {
      expect(rows[k].sd_a).toBe(Math.sqrt(data[0]));
      expect(rows[k]['sd_b c']).toBe(Math.sqrt(data[3]));
    });
  });

  it('counts rows of no weight, which have labels too, and no rows of an empty cluster', () => {
    const model = kmeans({ clusters: 2, init: [[0], [9]] }).fit([0, 0, 0], { sampleWeights: [1, 1, 0] });
    expect(tidy(model).map(({ size }) => size)).toEqual([3, 0]);
  });
});

describe('tidy into frames', () => {
  it('returns the class that is passed, with the same numbers', () => {
    const frame = tidy(twoClusters, { DataFrame });
    expect(frame).toBeInstanceOf(DataFrame);
    expect(frame.columns).toEqual(['cluster', 'size', 'mean_a', 'mean_b c']);
    expect(frame.dtypes).toEqual(['int32', 'int32', 'float32', 'float32']);
    expect(frame.values).toEqual([
      [0, 2, 0, 12],
      [1, 3, 102, 50],
    ]);
  });

  it('keeps all digits, though danfo calls the column float32', () => {
    const frame = tidy(kmeans({ clusters: 1 }).fit([0.1, 0.2]), { DataFrame });
    expect(frame.column('mean_x0').values).toEqual([(0.1 + 0.2) / 2]);
  });

  it('takes an undefined class as not given', () => {
    expect(tidy(twoClusters, { DataFrame: undefined } as never)).toEqual(tidy(twoClusters));
  });
});

describe('tidy refuses', () => {
  it('what is no model with clusters', () => {
    expect(() => tidy({ model: twoClusters } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'tidy: expected a fitted model with clusters; got an object.',
      }),
    );
    expect(() => tidy(null as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'tidy: expected a fitted model with clusters; got null.',
      }),
    );
  });

  it('an unknown option and what is no class', () => {
    expect(() => tidy(twoClusters, { dataFrame: DataFrame } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-param',
        message: 'tidy: there is no option "dataFrame"; the options are DataFrame.',
      }),
    );
    expect(() => tidy(twoClusters, { DataFrame: 'DataFrame' } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-param',
        message: 'tidy: "DataFrame" must be the DataFrame class of danfojs or danfojs-node; got the text "DataFrame".',
      }),
    );
  });
});
