import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { DataFrame, Series } from 'danfojs-node';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { augment } from './augment.ts';

const rows = [
  ['old', 0, 10],
  ['faithful', 0, 14],
  ['old', 100, 50],
  ['7', 102, 50],
  ['', 104, 50],
];
const columns = ['name', 'a', 'b'];
const features = rows.map(([, a, b]) => [a, b]) as number[][];
const table = new DataFrame(features, { columns: ['a', 'b'] });
const twoClusters = kmeans({
  clusters: 2,
  init: [
    [0, 12],
    [100, 50],
  ],
}).fit(table);
const mixture = gmm({ components: 2, covariance: 'spherical', init: { labels: [0, 0, 1, 1, 1] } }).fit(table);

describe('augment by hand', () => {
  it('gives k-means rows their label and their distances 2, 2, 2, 0, 2 to its center', () => {
    const frame = augment(twoClusters, new DataFrame(rows, { columns }));
    expect(frame.columns).toEqual([...columns, 'label', 'distance']);
    expect(frame.column('label').values).toEqual([0, 0, 1, 1, 1]);
    expect(frame.column('distance').values).toEqual([2, 2, 2, 0, 2]);
  });

  it('gives rows of a mixture their label, its probability and their log-density', () => {
    const df = new DataFrame(rows, { columns });
    const frame = augment(mixture, df);
    expect(frame.columns).toEqual([...columns, 'label', 'probability', 'logDensity']);
    const labels = mixture.predict(table);
    const responsibilities = mixture.predictProba(table);
    expect(frame.column('label').values).toEqual([...labels]);
    expect(frame.column('probability').values).toEqual(
      [...labels].map((label, i) => responsibilities.data[2 * i + label]),
    );
    expect(frame.column('logDensity').values).toEqual([...mixture.logDensity(table)]);
  });

  it('gives a row halfway between two equal components the probability 1/2', () => {
    const model = gmm({ components: 2, covariance: 'tied', init: { labels: [0, 0, 1, 1] } }).fit([-3, -1, 1, 3]);
    const frame = augment(model, new DataFrame([[0], [50]], { columns: ['x0'] }));
    expect(frame.column('probability').values[0]).toBeCloseTo(0.5, 12);
    expect(frame.column('probability').values[1]).toBeCloseTo(1, 12);
  });
});

describe('augment leaves alone', () => {
  it('columns of text, dates, numbers in text, nulls and nothing at all', () => {
    const date = new Date(0);
    const odd = [
      [0, '1', null, date],
      [100, '2', undefined, date],
    ];
    const df = new DataFrame(odd, {
      columns: ['a', 'code', 'gap', 'when'],
      dtypes: ['int32', 'string', 'string', 'string'],
    });
    const frame = augment(kmeans({ clusters: 2 }).fit(df.loc({ columns: ['a'] })), df);
    expect(frame.dtypes).toEqual(['int32', 'string', 'string', 'string', 'int32', 'float32']);
    expect(frame.loc({ columns: ['a', 'code', 'gap', 'when'] }).values).toEqual(odd);
    expect((frame.values[0] as unknown[])[3]).toBe(date);
  });

  it('an index of texts, and one of numbers out of order', () => {
    for (const index of [
      ['p', 'q', 'r', 's', 't'],
      [9, 3, 7, 1, 5],
    ]) {
      const frame = augment(twoClusters, new DataFrame(rows, { columns, index }));
      expect(frame.index).toEqual(index);
    }
  });

  it('the frame that came in: its live values, columns, index and types', () => {
    const df = new DataFrame(rows, { columns, index: ['p', 'q', 'r', 's', 't'] });
    const { values, index, dtypes } = df;
    const before = structuredClone({ values, columns: df.columns, index, dtypes });
    const frame = augment(mixture, df);
    expect({ values: df.values, columns: df.columns, index: df.index, dtypes: df.dtypes }).toEqual(before);
    expect(df.values).toBe(values);
    expect(frame.index).not.toBe(index);
    (frame.values[0] as unknown[])[0] = 'changed';
    expect((df.values[0] as unknown[])[0]).toBe('old');
  });

  it('display settings', () => {
    const df = new DataFrame(rows, { columns, config: { tableMaxRow: 3 } });
    expect(augment(twoClusters, df).config.getMaxRow).toBe(3);
  });

  it('a class of the caller’s own', () => {
    class Observations extends DataFrame {}
    expect(augment(twoClusters, new Observations(rows, { columns }))).toBeInstanceOf(Observations);
  });
});

describe('augment matches features by name', () => {
  it('in any order, among any others', () => {
    const shuffled = new DataFrame(
      rows.map(([name, a, b]) => [b, name, a]),
      { columns: ['b', 'name', 'a'] },
    );
    const frame = augment(twoClusters, shuffled);
    expect(frame.columns).toEqual(['b', 'name', 'a', 'label', 'distance']);
    expect(frame.column('label').values).toEqual([0, 0, 1, 1, 1]);
    expect(frame.column('distance').values).toEqual([2, 2, 2, 0, 2]);
  });

  it('agrees with predict for every order of the columns', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['name', 'a', 'b'], { minLength: 3 }), (order) => {
        const df = new DataFrame(rows, { columns }).loc({ columns: order });
        expect(augment(mixture, df).column('label').values).toEqual([...mixture.predict(df)]);
      }),
      { numRuns: 12 },
    );
  });

  it('though danfo hides parts of the frame behind columns called "index", "values", "dtypes" and "shape"', () => {
    const hostile = ['index', 'values', 'dtypes', 'shape', 'config'];
    const df = new DataFrame(
      [
        [0, 'v', 's', 'z', 'c'],
        [100, 'w', 's', 'z', 'c'],
      ],
      {
        columns: hostile,
        index: ['p', 'q'],
        dtypes: ['int32', 'string', 'string', 'string', 'string'],
      },
    );
    const index = { shape: [2, 1], columns: ['index'], values: [[0], [100]] };
    const model = kmeans({ clusters: 2, init: [[0], [100]] }).fit(index);
    const frame = augment(model, df);
    expect(frame.columns).toEqual([...hostile, 'label', 'distance']);
    expect(frame.axis.index).toEqual(['p', 'q']);
    expect(frame.column('label').values).toEqual([0, 1]);
  });
});

describe('augment takes a Series', () => {
  const model = kmeans({ clusters: 2, init: [[0], [100]] }).fit(table.loc({ columns: ['a'] }));
  const series = new Series([1, 99], { columns: ['a'], index: ['p', 'q'] });

  it('into the class that is passed', () => {
    const frame = augment(model, series, { DataFrame });
    expect(frame.columns).toEqual(['a', 'label', 'distance']);
    expect(frame.index).toEqual(['p', 'q']);
    expect(frame.column('label').values).toEqual([0, 1]);
    expect(frame.column('a').values).toEqual([1, 99]);
  });

  it('and refuses to put columns into it', () => {
    expect(() => augment(model, series)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'augment: a Series has no room for more columns; give the class to return as "DataFrame".',
      }),
    );
  });
});

describe('augment refuses', () => {
  it('a column name that is taken, unless there is a prefix', () => {
    const df = new DataFrame(
      features.map((row) => [...row, 'setosa']),
      { columns: ['a', 'b', 'label'] },
    );
    expect(() => augment(twoClusters, df)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'augment: the frame already has a column "label"; give the new columns another name with "prefix".',
      }),
    );
    expect(augment(twoClusters, df, { prefix: 'km_' }).columns).toEqual(['a', 'b', 'label', 'km_label', 'km_distance']);
  });

  it('a prefix that makes a name that is taken', () => {
    const df = new DataFrame(features, { columns: ['a', 'b'] });
    const once = augment(mixture, df, { prefix: 'x_' });
    expect(() => augment(mixture, once, { prefix: 'x_' })).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'augment: the frame already has a column "x_label"; give the new columns another name with "prefix".',
      }),
    );
    expect(augment(twoClusters, once).columns).toHaveLength(7);
  });

  it('a null in a feature, naming row and column', () => {
    const df = new DataFrame(
      [
        ['x', 0, 10],
        ['y', 0, null],
      ],
      { columns },
    );
    expect(() => augment(twoClusters, df)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'kmeans.predict: row 1, column "b" is null; expected a finite number.',
      }),
    );
  });

  it('a frame without one of the features', () => {
    const df = new DataFrame([['x', 0]], { columns: ['name', 'a'] });
    expect(() => augment(twoClusters, df)).toThrow(
      expect.objectContaining({
        code: 'shape-mismatch',
        message: 'kmeans.predict: column "b" is missing; the input has "name", "a".',
      }),
    );
  });

  it('a frame without rows', () => {
    expect(() => augment(twoClusters, new DataFrame([], { columns }))).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: 'kmeans.predict: the input has no rows.' }),
    );
  });

  it('what is no frame, and what is no model', () => {
    expect(() => augment(twoClusters, features as never)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: 'augment: expected a DataFrame; got an array of 5.' }),
    );
    expect(() => augment(twoClusters, null as never)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: 'augment: expected a DataFrame; got null.' }),
    );
    expect(() => augment({} as never, table)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: 'augment: expected a fitted model with clusters; got an object.',
      }),
    );
  });

  it('an unknown option, and options of another type', () => {
    expect(() => augment(twoClusters, table, { suffix: '_' } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-param',
        message: 'augment: there is no option "suffix"; the options are prefix, DataFrame.',
      }),
    );
    expect(() => augment(twoClusters, table, { prefix: 1 } as never)).toThrow(
      expect.objectContaining({ code: 'invalid-param', message: 'augment: "prefix" must be a text; got 1.' }),
    );
    expect(() => augment(twoClusters, table, { DataFrame: {} } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-param',
        message: 'augment: "DataFrame" must be the DataFrame class of danfojs or danfojs-node; got an object.',
      }),
    );
  });
});
