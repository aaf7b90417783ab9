import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sinCos } from './sin-cos.ts';

describe('sinCos, by hand', () => {
  it('of 0 is exactly 0 and 1, and keeps the sign of -0', () => {
    expect(sinCos(0)).toEqual({ sin: 0, cos: 1 });
    expect(sinCos(-0)).toEqual({ sin: -0, cos: 1 });
  });

  it('of the double nearest to pi is what that double lacks to pi, and -1', () => {
    expect(sinCos(Math.PI)).toEqual({ sin: 1.2246467991473532e-16, cos: -1 });
  });

  it('of a quarter turn each way is 1 and -1', () => {
    expect([sinCos(Math.PI / 2).sin, sinCos(-Math.PI / 2).sin]).toEqual([1, -1]);
  });

  it('is NaN beyond 2^19 quarter turns, and of NaN and Infinity', () => {
    for (const angle of [823550, -823550, Infinity, -Infinity, NaN])
      expect(sinCos(angle)).toEqual({ sin: NaN, cos: NaN });
    expect(sinCos(823549).cos).toBeCloseTo(Math.cos(823549), 15);
  });
});

describe('sinCos, properties', () => {
  const angle = double({ min: -823549, max: 823549, noNaN: true });

  it('lies on the unit circle', () => {
    assert(
      property(angle, (x) => {
        const { sin, cos } = sinCos(x);
        return Math.abs(sin * sin + cos * cos - 1) < 4.5e-16;
      }),
      { numRuns: 5000 },
    );
  });

  it('turns the other way for the opposite angle', () => {
    assert(
      property(angle, (x) => {
        expect(sinCos(-x)).toEqual({ sin: -sinCos(x).sin, cos: sinCos(x).cos });
      }),
      { numRuns: 5000 },
    );
  });

  it('agrees with the engine to 2.3e-16', () => {
    assert(
      property(
        angle,
        (x) => Math.abs(sinCos(x).sin - Math.sin(x)) < 2.3e-16 && Math.abs(sinCos(x).cos - Math.cos(x)) < 2.3e-16,
      ),
      { numRuns: 5000 },
    );
  });
});
