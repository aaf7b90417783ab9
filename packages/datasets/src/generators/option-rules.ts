import { MixwellError, type Rule, describe, isFrame, isMatrix, realNumber, refused } from '@mixwell/core';

/** An array of numbers, each of which is finite and what `accepts` says; kept as a copy. */
export function numbers(about: { doc: string; each: string; accepts(value: number): boolean }): Rule<Float64Array> {
  const { doc, each, accepts } = about;
  return {
    doc,
    type: 'number[]',
    expected: `an array, each ${each}`,
    read(value, { owner, option }) {
      if (!isList(value)) return refused;
      return Float64Array.from(value, (entry, index) => {
        if (typeof entry === 'number' && Number.isFinite(entry) && accepts(entry)) return entry;
        throw new MixwellError(
          'invalid-param',
          `${owner}: "${option}" has ${describe(entry)} at index ${index}; expected ${each}.`,
          { option, index, value: entry },
        );
      });
    },
    bad: [null, '1', {}, [NaN], [Infinity], ['1']],
  };
}

/** Two finite numbers, the lower first. */
export function range(about: { doc: string; default: readonly [number, number] }): Rule<readonly [number, number]> {
  return {
    ...about,
    type: '[number, number]',
    expected: 'two numbers [low, high] a finite range apart, low at most high',
    read(value) {
      if (!isList(value) || value.length !== 2) return refused;
      const [low, high] = Array.from(value);
      if (typeof low !== 'number' || typeof high !== 'number') return refused;
      return high - low >= 0 && high - low < Infinity ? Object.freeze([low, high] as const) : refused;
    },
    bad: [10, null, [], [1], [1, 0], [0, NaN], [0, Infinity], [-1e308, 1e308], ['0', '1'], [0, 1, 2]],
  };
}

/** A number from 0 up to 1, without 1. */
export function fraction(about: { doc: string; default: number }): Rule<number> {
  const atLeast0 = realNumber({ ...about, min: 0 });
  return {
    ...atLeast0,
    expected: 'a number of at least 0 and below 1',
    read: (value, where) => ((value as number) < 1 ? atLeast0.read(value, where) : refused),
    bad: [...atLeast0.bad, 1],
  };
}

/** Anything with a length that is not a matrix. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== 'object' || value === null || isMatrix(value) || isFrame(value)) return false;
  return typeof (value as ArrayLike<unknown>).length === 'number';
}
