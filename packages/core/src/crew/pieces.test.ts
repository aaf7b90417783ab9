import { expect, it } from 'vitest';
import { MOST_PIECES, pieceBlocks, pieceCount, pieceSize } from './pieces.ts';

it.each([
  [1, 1, 1],
  [64, 1, 64],
  [65, 2, 33],
  [196, 4, 49],
  [2000, 32, 63],
])('%d blocks go into pieces of %d, %d of them', (blocks, size, count) => {
  expect([pieceSize(blocks), pieceCount(blocks)]).toEqual([size, count]);
});

it('pieces follow each other, begin at multiples of their size, and hold all blocks', () => {
  for (let blocks = 1; blocks < 1000; blocks += 7) {
    const ranges = Array.from({ length: pieceCount(blocks) }, (_, piece) => pieceBlocks(piece, blocks));
    expect(ranges.length).toBeLessThanOrEqual(MOST_PIECES);
    ranges.forEach(({ first, end }, piece) => {
      expect(first).toBe(piece === 0 ? 0 : ranges[piece - 1].end);
      expect(first % pieceSize(blocks)).toBe(0);
      expect(end).toBeGreaterThan(first);
    });
    expect(ranges[ranges.length - 1].end).toBe(blocks);
  }
});
