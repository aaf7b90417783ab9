import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { DataFrame } from 'danfojs-node';
import { describe, expect, it } from 'vitest';
import { glance } from './glance.ts';

const x = [
  [0, 10],
  [0, 14],
  [100, 50],
  [102, 50],
  [104, 50],
];
const twoClusters = kmeans({
  clusters: 2,
  init: [
    [0, 12],
    [100, 50],
  ],
}).fit(x);

describe('glance by hand', () => {
  it('says of two clusters with the inertia 8 + 8 what they are and how the fit went', () => {
    expect(glance(twoClusters)).toEqual([
      {
        estimator: 'kmeans',
        clusters: 2,
        rows: 5,
        features: 2,
        objective: 'inertia',
        value: 16,
        iterations: twoClusters.report.iterations,
        converged: true,
        stop: 'tolerance',
        inertia: 16,
        warnings: 0,
      },
    ]);
  });

  it('gives a mixture its log-likelihood and its 11 free parameters, and no inertia', () => {
    const model = gmm({ components: 2 }).fit([...x, [1, 2], [3, 1], [90, 40]]);
    const [row] = glance(model);
    expect(Object.keys(row)).toEqual([
      'estimator',
      'clusters',
      'rows',
      'features',
      'objective',
      'value',
      'iterations',
      'converged',
      'stop',
      'logLikelihood',
      'freeParameters',
      'warnings',
    ]);
    expect(row).toMatchObject({
      estimator: 'gmm',
      objective: 'logLikelihood',
      freeParameters: 11,
      warnings: model.report.warnings.length,
    });
    expect(row.logLikelihood).toBe(model.logLikelihood);
    expect(row.value).toBe(model.logLikelihood);
  });

  it('says that a fit of 1 iteration has not converged, and counts the warning', () => {
    const [row] = glance(
      gmm({ components: 2, covariance: 'spherical', maxIterations: 1, init: { labels: [0, 1, 0, 1, 0] } }).fit(x),
    );
    expect(row).toMatchObject({ iterations: 1, converged: false, stop: 'max-iterations' });
    expect(row.warnings).toBeGreaterThan(0);
  });
});

describe('glance into frames', () => {
  it('returns the class that is passed, with one row and no empty cell', () => {
    const frame = glance(twoClusters, { DataFrame });
    expect(frame).toBeInstanceOf(DataFrame);
    expect(frame.shape).toEqual([1, 11]);
    expect(frame.dtypes).toEqual([
      ...['string', 'int32', 'int32', 'int32', 'string', 'float32', 'int32', 'boolean', 'string', 'float32', 'int32'],
    ]);
    const [row] = glance(twoClusters);
    expect(frame.values).toEqual([Object.values(row)]);
  });
});

describe('glance refuses', () => {
  it('what is no fitted model', () => {
    expect(() => glance({ model: twoClusters, report: {} } as never)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: 'glance: expected a fitted model; got an object.' }),
    );
    expect(() => glance(undefined as never)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: 'glance: expected a fitted model; got undefined.' }),
    );
  });

  it('an unknown option and what is no class', () => {
    expect(() => glance(twoClusters, { frame: DataFrame } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-param',
        message: 'glance: there is no option "frame"; the options are DataFrame.',
      }),
    );
    expect(() => glance(twoClusters, { DataFrame: {} } as never)).toThrow(
      expect.objectContaining({
        code: 'invalid-param',
        message: 'glance: "DataFrame" must be the DataFrame class of danfojs or danfojs-node; got an object.',
      }),
    );
  });
});
