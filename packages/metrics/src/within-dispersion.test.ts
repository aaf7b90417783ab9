import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataset } from '@mixwell/oracle';
import { withinDispersion } from './within-dispersion.ts';

describe('withinDispersion', () => {
  it('0 1 4 | 9: of squares (1 + 16 + 9) / 6, of distances (1 + 4 + 3) / 6', () => {
    expect(withinDispersion([0, 1, 4, 9], [0, 0, 0, 1])).toBeCloseTo(26 / 6, 14);
    expect(withinDispersion([0, 1, 4, 9], [0, 0, 0, 1], { of: 'distances' })).toBeCloseTo(8 / 6, 14);
  });

  it('of one cluster is half the total sum of squares; of a row a cluster it is 0', () => {
    expect(withinDispersion([0, 4], [7, 7])).toBe(4);
    expect(withinDispersion([0, 4], ['a', 'b'], { of: 'distances' })).toBe(0);
  });

  it('is the definition for any rows and labels, to 1e-12', () => {
    const rows = fc.array(fc.record({ x: fc.tuple(fc.nat(99), fc.nat(99)), k: fc.nat(3) }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, (drawn) => {
        for (const [of, power] of [
          ['squares', 2],
          ['distances', 1],
        ] as const) {
          let expected = 0;
          for (let k = 0; k <= 3; k++) {
            const own = drawn.filter((row) => row.k === k).map(({ x }) => x);
            own.forEach((a, i) => {
              for (const b of own.slice(0, i))
                expected += Math.hypot(a[0] - b[0], a[1] - b[1]) ** power / (2 * own.length);
            });
          }
          const got = withinDispersion(
            drawn.map(({ x }) => x),
            drawn.map(({ k }) => k),
            { of },
          );
          expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-12 * (1 + expected));
        }
      }),
    );
  });

  it('of one cluster is that of cluster::clusGap, 2.1.4, for faithful and iris', () => {
    for (const [name, distances, squares] of [
      ['faithful', 6.95359653622625, 10.1353957226239],
      ['iris', 4.55164170699229, 5.83095917727292],
    ] as const) {
      const x = dataset(name);
      const labels = new Int32Array(x.rows);
      expect(Math.log(withinDispersion(x, labels, { of: 'distances' }))).toBeCloseTo(distances, 12);
      expect(Math.log(withinDispersion(x, labels))).toBeCloseTo(squares, 12);
    }
  });

  it('refuses another option, and labels of other rows', () => {
    expect(() => withinDispersion([1, 2], [0, 0], { power: 2 } as never)).toThrow('there is no option "power"');
    expect(() => withinDispersion([1, 2], [0])).toThrow('withinDispersion: "labels" must have 2, one a row; got 1.');
  });
});
