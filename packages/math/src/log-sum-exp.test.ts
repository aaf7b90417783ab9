import { oracle } from '@mixwell/oracle';
import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSumExp, softmax } from './log-sum-exp.ts';

const log2 = 0.6931471805599453;

describe('logSumExp, by hand', () => {
  it('of two equal values is log 2 more, however large or small', () => {
    expect([0, 1000, -1000, 1e6].map((v) => logSumExp([v, v]))).toEqual([log2, 1000 + log2, -1000 + log2, 1e6 + log2]);
  });

  it('of logarithms is the logarithm of the sum: 1 + 2 + 3 = 6', () => {
    expect(logSumExp([0, Math.log(2), Math.log(3)])).toBeCloseTo(Math.log(6), 15);
  });

  it('of one value is that value', () => {
    expect([-745.5, 0, 3.25, 1e308].map((v) => logSumExp([v]))).toEqual([-745.5, 0, 3.25, 1e308]);
  });

  it('of no values, or of zeros in the log domain, is -Infinity', () => {
    expect([logSumExp([]), logSumExp([-Infinity]), logSumExp([-Infinity, -Infinity])]).toEqual([
      -Infinity,
      -Infinity,
      -Infinity,
    ]);
  });

  it('passes over -Infinity, takes Infinity for Infinity and NaN for NaN', () => {
    expect(logSumExp([-Infinity, 3.5])).toBe(3.5);
    expect(logSumExp([Infinity, 1, -Infinity])).toBe(Infinity);
    expect([logSumExp([NaN, 1]), logSumExp([1, NaN]), logSumExp([Infinity, NaN])]).toEqual([NaN, NaN, NaN]);
  });

  it('reads typed arrays', () => {
    expect(logSumExp(new Float32Array([2, 2]))).toBe(2 + log2);
  });
});

describe('softmax, by hand', () => {
  it('of equal values is equal shares', () => {
    expect([...softmax([7, 7, 7, 7])]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('of log 1 and log 3 is a quarter and three, also where e^v would overflow or underflow', () => {
    for (const v of [0, 5000, -5000]) {
      const [first, second] = softmax([v, v + Math.log(3)]);
      expect(first).toBeCloseTo(0.25, 12);
      expect(second).toBeCloseTo(0.75, 12);
    }
  });

  it('gives nothing to -Infinity, and NaN where there is nothing to share by', () => {
    expect([...softmax([-Infinity, 0])]).toEqual([0, 1]);
    expect([...softmax([])]).toEqual([]);
    expect([...softmax([-Infinity, -Infinity])]).toEqual([NaN, NaN]);
    expect([...softmax([Infinity, 0])]).toEqual([NaN, NaN]);
    expect([...softmax([NaN, 0])]).toEqual([NaN, NaN]);
  });
});

describe('logSumExp and softmax, properties', () => {
  const value = double({ min: -700, max: 700, noNaN: true });
  const values = array(value, { minLength: 1, maxLength: 20 });

  it('a shift of the values shifts the sum and leaves the shares', () => {
    assert(
      property(values, double({ min: -1e5, max: 1e5, noNaN: true }), (all, shift) => {
        const shifted = all.map((v) => v + shift);
        expect(Math.abs(logSumExp(shifted) - logSumExp(all) - shift)).toBeLessThan(1e-10);
        const shares = softmax(all);
        softmax(shifted).forEach((share, i) => expect(Math.abs(share - shares[i])).toBeLessThan(1e-10));
      }),
    );
  });

  it('the sum lies between the largest value and log n above it', () => {
    assert(
      property(values, (all) => {
        const above = logSumExp(all) - Math.max(...all);
        expect(above).toBeGreaterThanOrEqual(0);
        expect(above).toBeLessThanOrEqual(Math.log(all.length) + 1e-12);
      }),
    );
  });

  it('shares are e^(v - logSumExp), and add to 1', () => {
    assert(
      property(values, (all) => {
        const total = logSumExp(all);
        const shares = softmax(all);
        shares.forEach((share, i) => expect(Math.abs(share - Math.exp(all[i] - total))).toBeLessThan(1e-12));
        expect(Math.abs(shares.reduce((sum, share) => sum + share) - 1)).toBeLessThan(1e-14);
      }),
    );
  });

  it('never writes to its input', () => {
    const input = Object.freeze([1, 2, 3]);
    expect([logSumExp(input), softmax(input).length]).toEqual([3.4076059644443806, 3]);
  });
});

describe('logSumExp, oracle: SciPy, 1e-12 relative', () => {
  const records: { x: (number | string)[]; value: number | string }[] = oracle('numeric').logsumexp;

  it.each(records)('of $x is $value', ({ x, value }) => {
    const got = logSumExp(x.map(Number));
    const want = Number(value);
    if (Number.isFinite(want)) expect(Math.abs(got - want)).toBeLessThanOrEqual(1e-12 * Math.abs(want));
    else expect(got).toBe(want);
  });

  it.each<{ x: number[]; b: number[]; value: number }>(oracle('numeric').logsumexp_weighted)(
    'of $x weighted by $b, the weights in the log domain, is $value',
    ({ x, b, value }) => {
      const weighted = x.map((v, i) => v + Math.log(b[i]));
      expect(Math.abs(logSumExp(weighted) / value - 1)).toBeLessThan(1e-12);
    },
  );
});

describe('logSumExp and softmax, edges', () => {
  it.each([
    ['logSumExp', logSumExp],
    ['softmax', softmax],
  ])('%s refuses what is no array of numbers', (name, of) => {
    const bad: [values: unknown, message: string][] = [
      [3, `${name}: expected an array of numbers; got 3.`],
      [null, `${name}: expected an array of numbers; got null.`],
      ['123', `${name}: expected an array of numbers; got the text "123".`],
      [[1, '2'], `${name}: value 1 is the text "2"; expected a number.`],
      [[1, [2]], `${name}: value 1 is an array of 1; expected a number.`],
      [[undefined], `${name}: value 0 is undefined; expected a number.`],
    ];
    for (const [values, message] of bad) {
      expect(() => of(values as number[])).toThrowError(expect.objectContaining({ code: 'invalid-input', message }));
    }
  });
});
