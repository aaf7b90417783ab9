import { describe, expect, it } from 'vitest';
import { refusal } from '../test/refusal.ts';
import {
  type Rule,
  either,
  flag,
  matrixRule,
  oneOf,
  readOptions,
  realNumber,
  refuseNonObject,
  refuseUnknown,
  refused,
  seedRule,
  signalRule,
  wholeNumber,
} from './rules.ts';
import { sampleWeightsRule } from './weights.ts';

const centers = matrixRule({ doc: 'Centers.', what: 'a matrix of centers' });
const makers: Record<string, { rule: Rule; good: unknown[]; expected: string; type: string }> = {
  wholeNumber: {
    rule: wholeNumber({ min: 1, doc: 'Clusters.' }),
    good: [1, 2, 1e15],
    expected: 'a whole number of at least 1',
    type: 'number',
  },
  realNumber: {
    rule: realNumber({ min: 0, doc: 'Tolerance.' }),
    good: [0, 0.5, 1e300],
    expected: 'a finite number of at least 0',
    type: 'number',
  },
  oneOf: {
    rule: oneOf(['soft', 'hard'], { doc: 'Assignment.' }),
    good: ['soft', 'hard'],
    expected: "one of 'soft', 'hard'",
    type: "'soft' | 'hard'",
  },
  flag: { rule: flag({ doc: 'Noise.' }), good: [true, false], expected: 'true or false', type: 'boolean' },
  seedRule: {
    rule: seedRule(),
    good: [0, -1, 0.5, '', 'any text'],
    expected: 'a finite number or a text',
    type: 'number | string',
  },
  signalRule: {
    rule: signalRule('Ends it.'),
    good: [new AbortController().signal, AbortSignal.abort()],
    expected: 'an AbortSignal',
    type: 'AbortSignal',
  },
  sampleWeightsRule: {
    rule: sampleWeightsRule,
    good: [[1, 2], Float32Array.of(1), []],
    expected: 'an array of numbers, one a row',
    type: 'ArrayLike<number>',
  },
  matrixRule: {
    rule: centers,
    good: [[[1, 2]], [1, 2], Float64Array.of(1), { data: Float64Array.of(1), rows: 1, cols: 1 }],
    expected: 'a matrix of centers',
    type: 'MatrixInput',
  },
  either: {
    rule: either<unknown>([oneOf(['random'], { doc: '' }), centers], { doc: 'Start.' }),
    good: ['random', [[1, 2]]],
    expected: "one of 'random', or a matrix of centers",
    type: "'random' | MatrixInput",
  },
};

describe.each(Object.entries(makers))('%s', (_, { rule, good, expected, type }) => {
  const read = (value: unknown) => readOptions<{ option: unknown }>('estimator', { option: rule }, { option: value });

  it('says what it expects', () => {
    expect([rule.expected, rule.type]).toEqual([expected, type]);
    expect(rule.doc).toMatch(/^[A-Z].*\.$/);
  });

  it.each(good)('accepts %o, and what it made of it again', (value) => {
    const { option } = read(value);
    if (!('data' in Object(option))) expect(option).toBe(value);
    expect(read(option).option).toEqual(option);
  });

  it('has values that it refuses', () => {
    expect(rule.bad.length).toBeGreaterThan(0);
  });

  it.each(rule.bad)('refuses its bad value %o', (value) => {
    expect(() => read(value)).toThrow(
      refusal('invalid-param', expect.stringMatching(/^estimator: "option" must be .+; got .+\.$/), {
        option: 'option',
        value,
      }),
    );
  });
});

describe('by hand', () => {
  it('0 clusters where at least 1 is asked for', () => {
    expect(() => readOptions('kmeans', { clusters: makers.wholeNumber.rule }, { clusters: 0 })).toThrow(
      'kmeans: "clusters" must be a whole number of at least 1; got 0.',
    );
  });

  it('a number beyond those that are exact is no whole number', () => {
    expect(makers.wholeNumber.rule.read(2 ** 53, { owner: '', option: '' })).toBe(refused);
  });

  it('a word of another case', () => {
    expect(() => readOptions('gmm', { assignment: makers.oneOf.rule }, { assignment: 'Soft' })).toThrow(
      `gmm: "assignment" must be one of 'soft', 'hard'; got the text "Soft".`,
    );
  });

  it('a matrix option is kept as a frozen table of its own', () => {
    const given = Float64Array.of(1, 2);
    const { init } = readOptions<{ init: unknown }>(
      'kmeans',
      { init: centers },
      { init: { data: given, rows: 2, cols: 1 } },
    );
    given.fill(9);
    expect(init).toEqual({ data: Float64Array.of(1, 2), rows: 2, cols: 1, columns: ['x0'] });
    expect(Object.isFrozen(init)).toBe(true);
  });

  it('a bad cell of a matrix option is named', () => {
    expect(() =>
      readOptions(
        'kmeans',
        { init: centers },
        {
          init: [
            [1, 2],
            [3, NaN],
          ],
        },
      ),
    ).toThrow(refusal('invalid-input', 'kmeans: "init": row 1, column "x1" is NaN; expected a finite number.'));
  });

  it('either asks its rules in order, and the first that accepts reads', () => {
    const loud: Rule = {
      ...seedRule(),
      read: (value) => (typeof value === 'string' ? `${value}!` : refused),
      bad: [1, null],
    };
    const rule = either<unknown>([loud, seedRule()], { doc: '' });
    expect(['a', 1].map((value) => rule.read(value, { owner: '', option: '' }))).toEqual(['a!', 1]);
  });

  it('what either refuses is what all of its rules refuse', () => {
    expect(either<unknown>([flag({ doc: '' }), seedRule()], { doc: '' }).bad).toEqual([null]);
  });
});

describe('readOptions', () => {
  const rules = {
    clusters: wholeNumber({ min: 1, doc: 'Clusters.' }),
    tolerance: realNumber({ min: 0, default: 1e-4, doc: 'Tolerance.' }),
    seed: seedRule(),
  };
  const read = (options: unknown) =>
    readOptions<{ clusters: number; tolerance?: number; seed?: number | string }>('kmeans', rules, options);

  it('fills in defaults, in the order of the rules, and freezes', () => {
    const params = read({ seed: 'a', clusters: 3 });
    expect(Object.entries(params)).toEqual([
      ['clusters', 3],
      ['tolerance', 1e-4],
      ['seed', 'a'],
    ]);
    expect(Object.isFrozen(params)).toBe(true);
  });

  it('undefined counts as not given', () => {
    expect(read({ clusters: 3, tolerance: undefined, seed: undefined })).toEqual(read({ clusters: 3 }));
    expect(() => read({ clusters: undefined })).toThrow(
      'kmeans: "clusters" must be a whole number of at least 1; got undefined.',
    );
    expect(() => read({})).toThrow('kmeans: "clusters" must be a whole number of at least 1; got undefined.');
  });

  it('null is refused, with or without a default', () => {
    expect(() => read({ clusters: null })).toThrow('"clusters" must be a whole number of at least 1; got null.');
    expect(() => read({ clusters: 3, tolerance: null })).toThrow(
      '"tolerance" must be a finite number of at least 0; got null.',
    );
  });

  it('does not write what it is given', () => {
    const options = Object.freeze({ clusters: 3 });
    expect(read(options)).not.toBe(options);
  });

  it('an unknown option is refused, and those that exist are named', () => {
    expect(() => read({ clusters: 3, tolerence: 1 })).toThrow(
      refusal('invalid-param', 'kmeans: there is no option "tolerence"; the options are clusters, tolerance, seed.', {
        option: 'tolerence',
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'toString'])('%s is an unknown option', (key) => {
    const options = JSON.parse(`{"clusters": 3, "${key}": {"tolerance": 5}}`) as object;
    expect(() => read(options)).toThrow(`kmeans: there is no option "${key}"`);
    expect(({} as Record<string, unknown>).tolerance).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [undefined, 'undefined'],
    [null, 'null'],
    [3, '3'],
    ['clusters', 'the text "clusters"'],
  ])('%o is no object of options', (options, words) => {
    const expected = refusal('invalid-param', `kmeans: expected an object of options; got ${words}.`);
    expect(() => read(options)).toThrow(expected);
    expect(() => refuseNonObject('kmeans', options)).toThrow(expected);
  });
});

describe('refuseUnknown', () => {
  it('lets known options pass, and any that are absent', () => {
    expect(() => refuseUnknown('fit', ['a', 'b'], { b: undefined })).not.toThrow();
  });

  it('names the first that is not known', () => {
    expect(() => refuseUnknown('fit', ['a', 'b'], { a: 1, c: 2, d: 3 })).toThrow(
      'fit: there is no option "c"; the options are a, b.',
    );
  });
});
