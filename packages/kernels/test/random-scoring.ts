import type { RowBlock } from '@mixwell/core';
import type { Scoring } from '../src/index.ts';
import { type Random, centersAmong } from './hostile-blocks.ts';

/** A scoring with means among the rows; every fifth component has weight 0. */
export function randomScoring(shape: Scoring['shape'], block: RowBlock, components: number, random: Random): Scoring {
  const { cols } = block;
  const factor = (at: number): number => {
    if (shape === 'diagonal') return 0.5 + 2 * random();
    const [i, j] = [Math.floor(at / cols) % cols, at % cols];
    if (j > i) return 0;
    return i === j ? 0.5 + 2 * random() : random() - 0.5;
  };
  return {
    shape,
    components,
    cols,
    means: centersAmong(block, components, random),
    logConstants: Float64Array.from({ length: components }, (_, k) => (k % 5 === 4 ? -Infinity : -10 * random())),
    whitening: Float64Array.from({ length: components * cols * (shape === 'full' ? cols : 1) }, (_, at) => factor(at)),
  };
}
