import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisAngle } from './axis-angle.ts';

describe('axisAngle, by hand', () => {
  it.each([
    [1, 0, 0],
    [-1, 0, 0],
    [0, 1, Math.PI / 2],
    [0, -1, Math.PI / 2],
    [1, 1, Math.PI / 4],
    [-1, -1, Math.PI / 4],
    [1, -1, -Math.PI / 4],
    [0, 0, 0],
    [5e-324, -1e300, Math.PI / 2],
  ])('of the line through (%d, %d) is %d', (x, y, angle) => {
    expect(Math.abs(axisAngle(x, y) - angle)).toBe(0);
  });
});

describe('axisAngle, properties', () => {
  const coordinate = double({ min: -1e9, max: 1e9, noNaN: true });

  it('is the same for both ends of the line', () => {
    assert(
      property(coordinate, coordinate, (x, y) => axisAngle(x, y) - axisAngle(-x, -y) === 0),
      { numRuns: 5000 },
    );
  });

  it('agrees with the engine to 4.5e-16, above -pi/2 and up to pi/2', () => {
    assert(
      property(coordinate, coordinate, (x, y) => {
        const angle = axisAngle(x, y);
        expect(angle > -Math.PI / 2 && angle <= Math.PI / 2).toBe(true);
        if (x !== 0) expect(Math.abs(Math.atan(y / x) - angle) % Math.PI).toBeLessThan(4.5e-16);
      }),
      { numRuns: 5000 },
    );
  });
});
