import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { DataFrame, Series } from 'danfojs-node';
import { describe, expect, it } from 'vitest';

const values = [1, 2, 9, 10, 11];

describe('danfo goes in', () => {
  it('a Series is one feature, with its name', () => {
    const series = new Series(values, { columns: ['waiting'] });
    const model = kmeans({ clusters: 2 }).fit(series);
    expect(model.columns).toEqual(['waiting']);
    expect(model.predict(new Series([3, 8], { columns: ['waiting'] }))).toEqual(model.predict([[3], [8]]));
    expect(model.inertia).toBe(kmeans({ clusters: 2 }).fit(values).inertia);
  });

  it('a column of a frame is a Series', () => {
    const df = new DataFrame({ waiting: values, other: ['a', 'b', 'c', 'd', 'e'] });
    expect(kmeans({ clusters: 2 }).fit(df['waiting']).columns).toEqual(['waiting']);
  });

  it('a Series with a null is refused by row and name', () => {
    const series = new Series([1, null, 3], { columns: ['waiting'] });
    expect(() => kmeans({ clusters: 2 }).fit(series)).toThrow(
      'kmeans: row 1, column "waiting" is null; expected a finite number.',
    );
  });

  it('columns called values, shape and columns are columns', () => {
    const df = new DataFrame({ values, shape: values.map((value) => -value), columns: [0, 1, 0, 1, 0] });
    const model = gmm({ components: 2, covariance: 'diag' }).fit(df);
    expect(model.columns).toEqual(['values', 'shape', 'columns']);
    expect(model.predict(df)).toEqual(model.labels);
  });
});
