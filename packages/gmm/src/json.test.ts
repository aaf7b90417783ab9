import { readFileSync } from 'node:fs';
import { type ModelJson, fromJSON } from '@mixwell/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { kinds, models } from '../test/models.ts';
import { type GmmModel, bayesianGmmRules, gmmRules } from './index.ts';

const schema = JSON.parse(readFileSync(new URL('../model.schema.json', import.meta.url), 'utf8'));

describe('JSON', () => {
  it.each(models)('brings back %s bit for bit, params and report too', (_, model, x) => {
    const back = fromJSON(JSON.parse(JSON.stringify(model)), kinds) as GmmModel;
    expect(back.params).toStrictEqual({ ...model.params });
    expect(back.report).toStrictEqual(model.report);
    expect(back.toJSON()).toStrictEqual(model.toJSON());
    const parts = ({ weights, means, covariances, labels }: typeof model): unknown => [
      weights,
      means,
      covariances,
      labels,
    ];
    expect(parts(back)).toStrictEqual(parts(model));
    expect([back.predict(x), back.predictProba(x), back.logDensity(x)]).toStrictEqual([
      model.predict(x),
      model.predictProba(x),
      model.logDensity(x),
    ]);
    expect(back.sample(5)).toStrictEqual(model.sample(5));
  });

  it('has a mark wherever a number is -0', () => {
    const marked = models.filter(([, model]) => JSON.stringify(model).includes('{"$number":"-0"}'));
    expect(marked.map(([name]) => name)).toEqual([
      'gmm from given parameters',
      'gmm with held means of -0',
      'gmm with a prior',
      'bayesianGmm with a Dirichlet prior and given priors',
      'bayesianGmm from given parameters',
    ]);
  });
});

describe('model.schema.json', () => {
  const validate = new Ajv2020().compile<ModelJson>(schema);

  it.each(models)('describes the JSON of %s', (_, model) => {
    const json: unknown = JSON.parse(JSON.stringify(model));
    expect([validate(json), validate.errors]).toEqual([true, null]);
  });

  it.each(Object.entries({ gmm: gmmRules, bayesianGmm: bayesianGmmRules }))(
    'knows the options of %s',
    (name, rules) => {
      const { then } = schema.allOf.find((part: { if: unknown }) => JSON.stringify(part.if).includes(`"${name}"`));
      expect(Object.keys(then.properties.params.properties)).toEqual(Object.keys(rules));
    },
  );

  const jsonOf = (name: string): Record<string, Record<string, unknown>> =>
    JSON.parse(JSON.stringify(models.find((model) => model[0] === name)?.[1]));
  const json = jsonOf('gmm of family VVV');
  const noisy = jsonOf('gmm with noise');
  it.each<[string, unknown]>([
    ['another format', { ...json, format: 'model' }],
    ['a newer version', { ...json, version: 2 }],
    ['another estimator', { ...json, name: 'kmeans' }],
    ['the state of another estimator', { ...json, name: 'bayesianGmm' }],
    ['an option less', { ...json, params: { ...json.params, seed: undefined } }],
    ['an option more', { ...json, params: { ...json.params, clusters: 2 } }],
    ['a start that is not marked', { ...json, params: { ...json.params, init: { labels: [0, 1] } } }],
    ['no columns', { ...json, columns: [] }],
    ['a history with null', { ...json, report: { ...json.report, history: [null] } }],
    ['half of an Aitken estimate', { ...json, report: { ...json.report, aitken: { limit: 1 } } }],
    ['no weights', { ...json, state: { ...json.state, weights: undefined } }],
    ['a covariance at infinity', { ...json, state: { ...json.state, covariances: [{ $number: 'Infinity' }] } }],
    ['half a label', { ...json, state: { ...json.state, labels: [0.5] } }],
    ['noise without its box', { ...noisy, state: { ...noisy.state, noiseHigh: undefined } }],
  ])('refuses %s', (_, wrong) => {
    expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });
});
