import { describe, expect, it } from 'vitest';
import { difference } from '../../test/difference.ts';
import { type Random, centersAmong, hostileBlocks, randomFrom } from '../../test/hostile-blocks.ts';
import { nearestCenter } from './reference.ts';
import { nearestCenterOnWasm } from './wasm.ts';

/** Blocks after which a sweep of two columns has a grid. */
const BEFORE = 8;

function differenceOn(points: Float64Array, data: Float64Array, weights: Float64Array | null = null) {
  const block = { data, rows: data.length / 2, cols: 2, weights, first: 0 };
  const ask = { centers: { data: points, rows: points.length / 2, cols: 2 } };
  return difference(nearestCenter, nearestCenterOnWasm, ask, block, { labels: new Int32Array(block.rows) }, BEFORE);
}

const cloud = (count: number, random: Random, value: (u: number, j: number) => number): Float64Array =>
  Float64Array.from({ length: 2 * count }, (_, at) => value(random(), at % 2));

it.each([2, 3, 4, 7, 8, 32, 100, 255, 256])('the grid of %i centers has the bits of the reference', (clusters) => {
  const random = randomFrom(clusters);
  for (const [name, block] of hostileBlocks(2, random)) {
    expect(differenceOn(centersAmong(block, clusters, random), block.data, block.weights), name).toBeUndefined();
  }
});

/** Where the centers are, as a function of uniform numbers and the column. */
const places: Record<string, (u: number, j: number) => number> = {
  'in a square': (u) => u,
  'in a square at 1e8': (u) => 1e8 + u,
  'in a square of some steps of rounding at 1e8': (u) => 1e8 + Math.floor(20 * u) * 2 ** -26,
  'in a long box': (u, j) => (j ? 1e-5 : 1) * u,
  'in a line': (u, j) => (j ? 3 : u),
  'in one point': () => 3,
  'in a tiny square': (u) => 1e-150 * u,
  'in a huge square': (u) => 1e153 * u,
  'on a lattice, with ties': (u) => Math.floor(5 * u),
  'in denormal numbers': (u) => 1e-310 * u,
};

describe.each(Object.entries(places))('centers %s', (_, place) => {
  it.each([2, 9, 40])('rows among %i of them, and far from all', (clusters) => {
    const random = randomFrom(clusters);
    const centers = cloud(clusters, random, place);
    const reach = Math.max(...centers) - Math.min(...centers);
    const among = cloud(512, random, place);
    const around = Float64Array.from(among, (x) => x + 3 * reach * (random() - 0.5));
    const far = Float64Array.from(among, (x) => x + 1e9 * reach * (random() - 0.5));
    for (const data of [among, around, far]) expect(differenceOn(centers, data)).toBeUndefined();
  });

  it.each([0, 1e-16, 1e-13, 1e-9, 1e-3])('rows %d away from being as near to two centers', (off) => {
    const random = randomFrom(3);
    const centers = cloud(12, random, place);
    const data = new Float64Array(2 * 700);
    for (let i = 0; i < 700; i++) {
      const [a, b] = [random(), random()].map((share) => 2 * Math.floor(12 * share));
      const [along, aside] = [0.5 + off * (random() - 0.5), random() - 0.5];
      for (const j of [0, 1]) {
        const across = centers[b + 1 - j] - centers[a + 1 - j];
        data[2 * i + j] = along * centers[a + j] + (1 - along) * centers[b + j] + (j ? -aside : aside) * across;
      }
    }
    expect(differenceOn(centers, data)).toBeUndefined();
  });
});
