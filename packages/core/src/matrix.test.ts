import { describe, expect, it } from 'vitest';
import { defaultColumns, freezeMatrix, isFrame, isMatrix, zeros } from './matrix.ts';

describe('zeros', () => {
  it('of 2 x 3 is six zeros', () => {
    expect(zeros(2, 3)).toEqual({ data: new Float64Array(6), rows: 2, cols: 3 });
  });
});

describe('freezeMatrix', () => {
  it('gives a frozen matrix of the same data, and leaves the other as it is', () => {
    const original = { ...zeros(1, 2), columns: ['a', 'b'] };
    const frozen = freezeMatrix(original);
    expect(frozen).toEqual(zeros(1, 2));
    expect(frozen.data).toBe(original.data);
    expect([Object.isFrozen(frozen), Object.isFrozen(original)]).toEqual([true, false]);
  });
});

describe('defaultColumns', () => {
  it('of three are x0, x1, x2', () => {
    expect(defaultColumns(3)).toEqual(['x0', 'x1', 'x2']);
  });
});

describe('isFrame and isMatrix', () => {
  class Frame {
    get shape() {
      return [1, 1];
    }
    get columns() {
      return ['a'];
    }
    get values() {
      return [[1]];
    }
  }
  it.each<[string, unknown, boolean, boolean]>([
    ['a matrix', zeros(1, 1), false, true],
    ['a frame whose properties are getters of its class', new Frame(), true, false],
    ['rows', [[1]], false, false],
    ['a typed array', new Float64Array(1), false, false],
    ['a matrix of plain numbers', { data: [0], rows: 1, cols: 1 }, false, false],
    ['a tensor', { shape: [1, 1], dtype: 'float32' }, false, false],
    ['a frame without values', { shape: [0, 1], columns: ['a'], values: null }, false, false],
    ['null', null, false, false],
    ['a text', 'abc', false, false],
  ])('%s', (_, value, frame, matrix) => {
    expect([isFrame(value), isMatrix(value)]).toEqual([frame, matrix]);
  });
});
