import type { RowBlock } from '@mixwell/core';

export const COLS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 33];
export const COUNTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 32];
const ROWS = [1, 2, 3, 63, 64, 65, 130, 1023, 1024];

/** Uniform numbers in [0, 1) from a seed. */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 4294967296;
  };
}

const kinds: Record<string, (random: Random, j: number) => number> = {
  plain: (random) => 6 * random() - 3,
  'far from zero': (random, j) => 1e8 * (j + 1) + random(),
  'denormal distances': (random) => 1e-160 * random(),
  'denormal numbers': (random) => 1e-310 * random(),
  'on a grid, with ties': (random) => Math.floor(3 * random()),
  'in clusters far apart': (random) => 40 * Math.floor(3 * random()) + random(),
  'far from every center': (random) => 1e4 * (random() - 0.5),
  'at distances that overflow': (random) => (random() < 0.2 ? 1e200 : 1) * (random() - 0.5),
};

/** For each kind of numbers a block without weights and one with, some of them 0; the numbers of rows take turns. */
export function* hostileBlocks(cols: number, random: Random): Generator<[kind: string, block: RowBlock]> {
  for (const [kind, value] of Object.entries(kinds)) {
    for (const isWeighted of [false, true]) {
      const rows = ROWS[Math.floor(random() * ROWS.length)];
      const data = Float64Array.from({ length: rows * cols }, (_, at) => value(random, at % cols));
      const weights = isWeighted ? Float64Array.from({ length: rows }, () => Math.max(0, 3 * random() - 1)) : null;
      yield [`${rows} rows ${kind}${isWeighted ? ', weighted' : ''}`, { data, rows, cols, weights, first: 0 }];
    }
  }
}

/** Some rows of a block, moved by up to a tenth of a unit in every other one. */
export function centersAmong({ data, rows, cols }: RowBlock, count: number, random: Random): Float64Array {
  const centers = new Float64Array(count * cols);
  for (let k = 0; k < count; k++) {
    const row = Math.floor(random() * rows);
    for (let j = 0; j < cols; j++) centers[k * cols + j] = data[row * cols + j] + (k % 2) * 0.1 * random();
  }
  return centers;
}
