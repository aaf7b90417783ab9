import { describe, expect, it } from 'vitest';
import { invertLower, invertLowerInPlace } from './invert-lower.ts';

describe('invertLower', () => {
  it('of [[2], [6, 1], [-8, 5, 3]] is [[1/2], [-3, 1], [19/3, -5/3, 1/3]]', () => {
    expect([...invertLower(new Float64Array([2, 0, 0, 6, 1, 0, -8, 5, 3]), 3)]).toEqual([
      0.5,
      0,
      0,
      -3,
      1,
      0,
      19 / 3,
      -5 / 3,
      1 / 3,
    ]);
  });

  it('does not read above the diagonal, and does not write', () => {
    const l = new Float64Array([2, NaN, 1, 4]);
    expect([...invertLower(l, 2)]).toEqual([0.5, 0, -0.125, 0.25]);
    expect([...l]).toEqual([2, NaN, 1, 4]);
  });

  it('times the factor is the identity, for 50 x 50', () => {
    const n = 50;
    const l = Float64Array.from({ length: n * n }, (_, at) => {
      const i = Math.floor(at / n);
      const j = at % n;
      return j > i ? 0 : i === j ? 1 + (i % 7) : ((i * 31 + j * 17) % 13) / 13 - 0.5;
    });
    const inverse = invertLower(l, n);
    let worst = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        let scale = 1;
        for (let k = 0; k < n; k++) {
          sum += l[i * n + k] * inverse[k * n + j];
          scale += Math.abs(l[i * n + k] * inverse[k * n + j]);
        }
        worst = Math.max(worst, Math.abs(sum - (i === j ? 1 : 0)) / scale);
      }
    }
    expect(worst).toBeLessThan(1e-14);
  });

  it('in place is the same, from any index on', () => {
    const l = new Float64Array([7, 2, NaN, 1, 4, 7]);
    invertLowerInPlace(l, 2, 1);
    expect([...l]).toEqual([7, 0.5, 0, -0.125, 0.25, 7]);
  });
});
