import { type Rows, answerNow, matrix } from '@mixwell/core';
import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { hierarchicalParts } from './hierarchical.ts';

/** Rounded data, where many pairs cost the same but for rounding: mclust's first merges are others, and so are its parts. */
const TIED = 'faithful';

const partsOf = (...[family, parts, rows]: Parameters<typeof hierarchicalParts>): Int32Array =>
  answerNow(hierarchicalParts(family, parts, rows), rows);

const ones = (rows: number) => new Float64Array(rows).fill(1);

describe('by hand', () => {
  it.each(['EII', 'VII', 'EEE', 'VVV'] as const)('%s: two groups far apart are two parts', (family) => {
    const rows = Array.from({ length: 24 }, (_, i) => [Math.sin(i) + (i % 2) * 50, Math.cos(i * i) + (i % 2) * 50]);
    const parts = partsOf(family, 2, { matrix: matrix(rows), weights: ones(24) });
    parts.forEach((part, i) => expect(part).toBe(parts[i % 2]));
    expect(parts[0]).not.toBe(parts[1]);
  });

  it('in one column quantiles part the rows', () => {
    const parts = partsOf('VVV', 2, { matrix: matrix([5, 1, 9, 2]), weights: ones(4) });
    expect(parts).toEqual(Int32Array.of(1, 0, 1, 0));
  });

  it('with more parts than distinct rows each distinct row is a part', () => {
    const same = { matrix: matrix([[1, 2], [1, 2], [3, 4]]), weights: ones(3) }; // prettier-ignore
    expect(partsOf('VVV', 3, same)).toEqual(Int32Array.of(0, 0, 1));
  });
});

describe('properties', () => {
  it.each(['EII', 'VII', 'EEE', 'VVV'] as const)(
    '%s: a weight of 2 is the row twice, a weight of 0 no row',
    (family) => {
      const values = Array.from({ length: 40 }, (_, i) => [
        Math.sin(i * i) + (i % 4) * 3,
        Math.cos(i) * 2,
        Math.sin(7 * i),
      ]);
      const weights = Float64Array.from(values, (_, i) => i % 3);
      const twice = Array.from(weights).flatMap((weight, i) => Array<number>(weight).fill(i));
      const take = (picked: readonly number[]): Rows['matrix'] => matrix(picked.map((i) => values[i]));
      const weighed = partsOf(family, 3, { matrix: take([...weights.keys()]), weights });
      const repeated = partsOf(family, 3, { matrix: take(twice), weights: ones(twice.length) });
      const pairs = new Set(twice.map((i, at) => `${weighed[i]} ${repeated[at]}`));
      expect(pairs.size).toBe(3);
    },
  );
});

describe.each([...fixedDatasets])('%s', (name) => {
  const x = dataset(name);
  const { hc_init_labels_0based: labels } = oracle(`mclust_${name}`);

  it.skipIf(name === TIED)('2 to 6 parts are those of mclust', () => {
    for (const parts of [2, 3, 4, 5, 6]) {
      const mine = partsOf('VVV', parts, { matrix: x, weights: ones(x.rows) });
      const pairs = new Set(Array.from(mine, (part, i) => `${part} ${labels[parts][i]}`));
      expect(pairs.size, `${parts} parts`).toBe(parts);
    }
  });
});
