import { readFileSync } from 'node:fs';
import { type ClusterModel, type ModelJson, type TransformModel, fromJSON } from '@mixwell/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { kinds, models } from '../test/models.ts';
import {
  bisectingKmeansRules,
  kmeans1dRules,
  kmeansRules,
  miniBatchKmeansRules,
  sphericalKmeansRules,
} from './index.ts';

const schema = JSON.parse(readFileSync(new URL('../model.schema.json', import.meta.url), 'utf8'));
const rules = {
  kmeans: kmeansRules,
  kmeans1d: kmeans1dRules,
  miniBatchKmeans: miniBatchKmeansRules,
  bisectingKmeans: bisectingKmeansRules,
  sphericalKmeans: sphericalKmeansRules,
};
const far = { data: [{ $number: 'Infinity' }], rows: 1, cols: 1 };

describe('JSON', () => {
  it.each(models)('brings back %s bit for bit, params and report too', (_, model, x) => {
    const back = fromJSON(JSON.parse(JSON.stringify(model)), kinds) as ClusterModel & TransformModel;
    expect(back.params).toStrictEqual({ ...model.params });
    expect(back.report).toStrictEqual(model.report);
    expect(back.toJSON()).toStrictEqual(model.toJSON());
    const { centers, labels, predict, transform } = model as ClusterModel & TransformModel;
    expect([back.centers, back.labels]).toStrictEqual([centers, labels]);
    expect([back.predict(x), back.transform(x)]).toStrictEqual([predict(x), transform(x)]);
  });

  it('has a mark wherever a number is -0', () => {
    const marked = models.filter(([, model]) => JSON.stringify(model).includes('{"$number":"-0"}'));
    expect(marked.map(([name]) => name)).toEqual([
      'kmeans that starts from a matrix',
      'miniBatchKmeans',
      'sphericalKmeans',
    ]);
  });
});

describe('model.schema.json', () => {
  const validate = new Ajv2020().compile<ModelJson>(schema);

  it.each(models)('describes the JSON of %s', (_, model) => {
    const json: unknown = JSON.parse(JSON.stringify(model));
    expect([validate(json), validate.errors]).toEqual([true, null]);
  });

  it.each(Object.entries(rules))('knows the options of %s', (name, options) => {
    const { then } = schema.allOf.find((part: { if: unknown }) => JSON.stringify(part.if).includes(`"${name}"`));
    expect(Object.keys(then.properties.params.properties)).toEqual(Object.keys(options));
  });

  const json = JSON.parse(JSON.stringify(models[0][1]));
  it.each<[string, unknown]>([
    ['another format', { ...json, format: 'model' }],
    ['a newer version', { ...json, version: 2 }],
    ['another estimator', { ...json, name: 'gmm' }],
    ['the state of another estimator', { ...json, name: 'miniBatchKmeans' }],
    ['an option less', { ...json, params: { ...json.params, init: undefined } }],
    ['an option more', { ...json, params: { ...json.params, split: 'size' } }],
    ['an init that is an array of numbers', { ...json, params: { ...json.params, init: [1, 2] } }],
    ['no columns', { ...json, columns: [] }],
    ['a column twice', { ...json, columns: ['a', 'a'] }],
    ['another stop reason', { ...json, report: { ...json.report, stop: 'tired' } }],
    ['a history with null', { ...json, report: { ...json.report, history: [null] } }],
    ['no centers', { ...json, state: { ...json.state, centers: undefined } }],
    ['a center at infinity', { ...json, state: { ...json.state, centers: far } }],
    ['a label below 0', { ...json, state: { ...json.state, labels: [-1] } }],
  ])('refuses %s', (_, wrong) => {
    expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });
});
