import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GradientMean, gradientMean, gradientMeanKind } from '../test/gradient-mean.ts';
import { refusal } from '../test/refusal.ts';
import { MODEL_JSON_VERSION, fromJSON, modelJson } from './json.ts';
import { StateReader } from './state-reader.ts';
import { matrix } from './table.ts';

const fitted = gradientMean({ rate: 0.3 }).fit({
  shape: [3, 2],
  columns: ['a', 'b'],
  values: [
    [1, 2],
    [3, 5],
    [7, 11],
  ],
});
const text = JSON.stringify(fitted);
const restore = (json: unknown): GradientMean => fromJSON(json, [gradientMeanKind]);
const edited = (edit: (json: Record<string, never>) => unknown): unknown => {
  const json = JSON.parse(text) as Record<string, never>;
  return edit(json) ?? json;
};

describe('round trip', () => {
  it('a model comes back from its text with the same bits', () => {
    const back = restore(JSON.parse(text));
    expect(back.mean).toEqual(fitted.mean);
    expect([back.name, back.params, back.columns, back.report]).toEqual([
      fitted.name,
      fitted.params,
      fitted.columns,
      fitted.report,
    ]);
    expect(JSON.stringify(back)).toBe(text);
  });

  it('and from toJSON() without a text', () => {
    expect(restore(fitted.toJSON()).mean).toEqual(fitted.mean);
  });

  it('every finite number of the state comes back bit for bit, -0 too', () => {
    const edges = fc.constantFrom(-0, 5e-324, -5e-324, 1e308, Number.MAX_VALUE);
    const numbers = fc.array(fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), edges), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (values) => {
        const json = JSON.parse(
          JSON.stringify(modelJson(fitted, { values: Float64Array.from(values) })),
        ) as typeof fitted;
        const back = new StateReader((json as unknown as { state: Record<string, unknown> }).state).numbers(
          'values',
          values.length,
        );
        expect([...back]).toEqual(values);
      }),
    );
  });

  it('params come back as they were, whatever their numbers: arrays typed, matrices as matrices, objects frozen', () => {
    const numbers = fc.array(fc.oneof(fc.double(), fc.constantFrom(-0, NaN, Infinity, -Infinity, 5e-324, 1e308)));
    const text = fc.string({ unit: 'binary' });
    const ordinary = { noNullPrototype: true };
    const params = fc.record(
      {
        rate: fc.double(),
        init: numbers.map((values) => ({ data: Float64Array.from(values), rows: values.length, cols: 1 })),
        labels: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })).map((labels) => Int32Array.from(labels)),
        deep: fc.array(fc.record({ mean: numbers.map((values) => Float64Array.from(values)), few: numbers }, ordinary)),
        words: fc.dictionary(text, fc.oneof(text, fc.boolean(), fc.constant(null))),
      },
      ordinary,
    );
    fc.assert(
      fc.property(params, (given) => {
        const json = modelJson({ ...fitted, params: given }, { mean: fitted.mean });
        const back = restore(JSON.parse(JSON.stringify(json)));
        expect(back.params).toStrictEqual({ ...given, words: expect.anything() });
        expect(Object.entries(back.params.words as object)).toEqual(Object.entries(given.words));
        expect([back.params, back.params.init, back.params.deep].every((part) => Object.isFrozen(part))).toBe(true);
        expect(back.toJSON()).toEqual(json);
      }),
    );
  });

  it('the numbers of a report come back bit for bit', () => {
    const history = [-0, 5e-324, -1e308, -0];
    const json = modelJson({ ...fitted, report: { ...fitted.report, history, objective: -0 } }, { mean: fitted.mean });
    expect(json.report.objective).toEqual({ $number: '-0' });
    const { report } = restore(JSON.parse(JSON.stringify(json)));
    expect([report.history, report.objective]).toEqual([history, -0]);
  });

  it('an Aitken estimate comes back, frozen, and nothing beside it', () => {
    const aitken = { limit: 2, distance: 0.5, more: 1 };
    const { report } = restore(edited((json) => void Object.assign(json.report, { aitken })));
    expect(report.aitken).toEqual({ limit: 2, distance: 0.5 });
    expect(Object.isFrozen(report.aitken)).toBe(true);
  });

  it('the report is frozen, and what follows from its history is not taken from the text', () => {
    const { report } = restore(
      edited((json) => void Object.assign(json.report, { objective: 0, iterations: 99, converged: 1 })),
    );
    expect(report).toEqual(fitted.report);
    expect([report, report.history, report.warnings].every((part) => Object.isFrozen(part))).toBe(true);
  });
});

describe('modelJson', () => {
  it('makes plain data of typed arrays and matrices, all the way down', () => {
    const json = modelJson(
      { ...fitted, params: { init: matrix([[1, 2]]), words: ['a', null], deep: [{ labels: Int32Array.of(3) }] } },
      { labels: Int32Array.of(1, 2), covariances: [{ data: Float64Array.of(4), rows: 1, cols: 1 }], count: 2 },
    );
    expect(json).toEqual({
      format: 'mixwell-model',
      version: MODEL_JSON_VERSION,
      name: 'gradientMean',
      params: {
        init: { data: { $float64: [1, 2] }, rows: 1, cols: 2, columns: ['x0', 'x1'] },
        words: ['a', null],
        deep: [{ labels: { $int32: [3] } }],
      },
      columns: ['a', 'b'],
      report: fitted.report,
      state: { labels: [1, 2], covariances: [{ data: [4], rows: 1, cols: 1 }], count: 2 },
    });
  });
});

describe('fromJSON refuses', () => {
  it.each<[string, unknown, string]>([
    ['null', null, 'is not a mixwell model: null'],
    ['a text', text, `is not a mixwell model: the text "${JSON.stringify(text).slice(1, 39)}`],
    ['an array', [JSON.parse(text)], 'is not a mixwell model: an array of 1'],
    ['an empty object', {}, 'is not a mixwell model: an object'],
    ['another format', edited((json) => ({ ...json, format: 'other' })), 'is not a mixwell model: an object'],
    ['no version', edited((json) => ({ ...json, version: undefined })), 'has version undefined'],
    ['version 0', edited((json) => ({ ...json, version: 0 })), 'has version 0'],
    ['version "1"', edited((json) => ({ ...json, version: '1' })), 'has version the text "1"'],
    [
      'a newer version',
      edited((json) => ({ ...json, version: 2 })),
      'has version 2; this package reads up to 1: install a newer one',
    ],
    ['no name', edited((json) => ({ ...json, name: undefined })), 'has no "name"'],
    ['another kind', edited((json) => ({ ...json, name: 'kmeans' })), 'is of kind "kmeans"; expected "gradientMean"'],
    ['no state', edited((json) => ({ ...json, state: undefined })), '"state" must be an object; got undefined'],
    ['a state of numbers', edited((json) => ({ ...json, state: [1] })), '"state" must be an object; got an array of 1'],
    ['no params', edited((json) => ({ ...json, params: null })), '"params" must be an object; got null'],
    [
      'typed params that hold a text',
      edited((json) => ({ ...json, params: { init: { $float64: [1, '2'] } } })),
      'has an array of 2 where only numbers can be',
    ],
    [
      'typed params that are no array',
      edited((json) => ({ ...json, params: { init: { $int32: { length: 1 } } } })),
      'has an object where only numbers can be',
    ],
    [
      'params that are too deep',
      edited((json) => ({ ...json, params: { init: JSON.parse('['.repeat(1e4) + ']'.repeat(1e4)) } })),
      'has objects that lie more than 100 deep',
    ],
    ['no report', edited((json) => ({ ...json, report: 'good' })), '"report" must be an object; got the text "good"'],
    ['no columns', edited((json) => ({ ...json, columns: [] })), '"columns" must be an array of names'],
    ['columns by number', edited((json) => ({ ...json, columns: [0, 1] })), '"columns" must be an array of names'],
    ['a column twice', edited((json) => ({ ...json, columns: ['a', 'a'] })), 'has two columns named "a"'],
    [
      'a column less',
      edited((json) => ({ ...json, columns: ['a'] })),
      '"mean" must be an array of 1; got an array of 2',
    ],
    [
      'an array cut short',
      edited((json) => ({ ...json, state: { mean: [1] } })),
      '"mean" must be an array of 2; got an array of 1',
    ],
    ['a field that is gone', edited((json) => ({ ...json, state: {} })), '"state.mean" is missing'],
    [
      'NaN, which JSON writes as null',
      edited((json) => ({ ...json, state: { mean: [1, null] } })),
      '"mean" must hold finite numbers; entry 1 is null',
    ],
    [
      'an infinity, however it is written',
      edited((json) => ({ ...json, state: { mean: [1, { $number: '-Infinity' }] } })),
      '"mean" must hold finite numbers; entry 1 is -Infinity',
    ],
    [
      'a mark that no number has',
      edited((json) => ({ ...json, state: { mean: [1, { $number: 'toString' }] } })),
      '"mean" must hold finite numbers; entry 1 is an object',
    ],
    [
      'a number as a text',
      edited((json) => ({ ...json, state: { mean: ['1', 2] } })),
      '"mean" must hold finite numbers; entry 0 is the text "1"',
    ],
  ])('%s', (_, json, what) => {
    expect(() => restore(json)).toThrow(
      refusal('invalid-model', expect.stringContaining(`fromJSON: the model ${what}`)),
    );
  });

  it('names every kind that it could have been', () => {
    expect(() =>
      fromJSON(
        edited((json) => ({ ...json, name: 'gmm' })),
        [gradientMeanKind, { ...gradientMeanKind, name: 'kmeans' }],
      ),
    ).toThrow('is of kind "gmm"; expected "gradientMean" or "kmeans".');
  });

  it.each<[string, Record<string, unknown>]>([
    ['no objective name', { objectiveName: undefined }],
    ['another direction', { better: 'higher' }],
    ['no history', { history: undefined }],
    ['an empty history', { history: [] }],
    ['a history with null', { history: [1, null] }],
    ['another stop reason', { stop: 'tired' }],
    ['no rows', { rows: 0 }],
    ['half a row', { rows: 1.5 }],
    ['no total weight', { totalWeight: null }],
    ['no warnings', { warnings: undefined }],
    ['a warning without a code', { warnings: [{ message: 'Careful.' }] }],
    ['an Aitken estimate without a limit', { aitken: { distance: 1 } }],
    ['an Aitken estimate beyond its limit', { aitken: { limit: 1, distance: -1 } }],
  ])('a report with %s', (_, change) => {
    expect(() => restore(edited((json) => ({ ...json, report: Object.assign(json.report, change) })))).toThrow(
      refusal('invalid-model', 'fromJSON: the model "report" is not the report of a fit.'),
    );
  });

  it('whatever else it is given, always with invalid-model', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(() => restore(json)).toThrow(
          refusal('invalid-model', expect.stringMatching(/^fromJSON: the model .*\.$/s)),
        );
      }),
    );
  });

  it('one part replaced by anything: a model, or invalid-model', () => {
    const part = fc.constantFrom('params', 'columns', 'report', 'state', 'name', 'version', 'format');
    fc.assert(
      fc.property(part, fc.jsonValue(), (key, value) => {
        try {
          expect(restore(edited((json) => ({ ...json, [key]: value }))).mean).toHaveLength(2);
        } catch (error) {
          expect(error).toEqual(refusal('invalid-model', expect.stringContaining('fromJSON: ')));
        }
      }),
    );
  });
});

describe('hostile keys', () => {
  it('__proto__ anywhere pollutes nothing', () => {
    const json = JSON.parse(text.replaceAll('{', '{"__proto__": {"polluted": true, "mean": [0, 0]}, ')) as unknown;
    const model = restore(json);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((model.report as unknown as Record<string, unknown>).polluted).toBeUndefined();
    expect(model.mean).toEqual(fitted.mean);
  });

  it('a state that only inherits its fields is refused', () => {
    const json = JSON.parse(text.replace('"state":{', '"state":{"__proto__":{"mean":[0,0]},"was":{') + '}') as unknown;
    expect(() => restore(json)).toThrow(refusal('invalid-model', 'fromJSON: the model "state.mean" is missing.'));
  });

  it.each(['__proto__', 'constructor', 'toString'])('%s is no field, though every object has one', (field) => {
    expect(() => new StateReader({}).number(field)).toThrow(
      refusal('invalid-model', `fromJSON: the model "state.${field}" is missing.`),
    );
  });
});

describe('StateReader', () => {
  const state = new StateReader({
    half: 0.5,
    three: 3,
    zero: 0,
    none: null,
    values: [1, 2, 3, 4],
    labels: [0, 1, 2],
    grid: { data: [1, 2, 3, 4], rows: 2, cols: 2 },
    flat: { data: [1, 2, 3], rows: 2, cols: 2 },
  });

  it('reads what is there', () => {
    expect(state.number('half')).toBe(0.5);
    expect(state.count('three')).toBe(3);
    expect(state.numbers('values', 4)).toEqual(Float64Array.of(1, 2, 3, 4));
    expect(state.labels('labels', 3, 3)).toEqual(Int32Array.of(0, 1, 2));
    expect(state.matrix('grid', 2, 2)).toEqual({ data: Float64Array.of(1, 2, 3, 4), rows: 2, cols: 2 });
    expect(() => state.refuseUnless('weights', true)).not.toThrow();
  });

  it('reads numbers and labels that are in an array of numbers too, as copies', () => {
    const sent = new StateReader({
      values: Float64Array.of(1, 2.5),
      labels: Float64Array.of(0, 1),
      bad: Float64Array.of(NaN),
    });
    expect(sent.numbers('values', 2)).toEqual(Float64Array.of(1, 2.5));
    expect(sent.labels('labels', 2, 2)).toEqual(Int32Array.of(0, 1));
    expect(() => sent.numbers('bad', 1)).toThrow('"bad" must hold finite numbers; entry 0 is NaN');
    expect(() => sent.labels('values', 2, 3)).toThrow('"values" must hold whole numbers from 0 to 2; entry 1 is 2.5');
  });

  it.each<[string, () => unknown, string]>([
    ['a number that is null', () => state.number('none'), '"none" must be a finite number; got null'],
    [
      'a number that is not finite',
      () => new StateReader({ x: Infinity }).number('x'),
      '"x" must be a finite number; got Infinity',
    ],
    ['a count of 0', () => state.count('zero'), '"zero" must be a whole number of at least 1; got 0'],
    ['a count of 0.5', () => state.count('half'), '"half" must be a whole number of at least 1; got 0.5'],
    ['too few numbers', () => state.numbers('values', 5), '"values" must be an array of 5; got an array of 4'],
    ['numbers that are none', () => state.numbers('half', 1), '"half" must be an array of 1; got 0.5'],
    [
      'a label too high',
      () => state.labels('labels', 3, 2),
      '"labels" must hold whole numbers from 0 to 1; entry 2 is 2',
    ],
    [
      'a label below 0',
      () => new StateReader({ l: [-1] }).labels('l', 1, 2),
      '"l" must hold whole numbers from 0 to 1; entry 0 is -1',
    ],
    [
      'half a label',
      () => new StateReader({ l: [0.5] }).labels('l', 1, 2),
      '"l" must hold whole numbers from 0 to 1; entry 0 is 0.5',
    ],
    ['too few labels', () => state.labels('labels', 4, 3), '"labels" must be an array of 4; got an array of 3'],
    ['a matrix of another shape', () => state.matrix('grid', 4, 1), '"grid" must be a 4 x 1 matrix'],
    ['a matrix that is null', () => state.matrix('none', 1, 1), '"none" must be a 1 x 1 matrix'],
    ['a matrix that is not full', () => state.matrix('flat', 2, 2), '"flat" must be an array of 4; got an array of 3'],
    [
      'parts that do not agree',
      () => state.refuseUnless('weights', false),
      'has "weights" that its estimator would not write',
    ],
  ])('refuses %s', (_, read, what) => {
    expect(read).toThrow(refusal('invalid-model', `fromJSON: the model ${what}.`));
  });
});
