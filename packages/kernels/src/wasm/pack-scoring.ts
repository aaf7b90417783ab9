import { type Scoring, binaryConstant } from '../scoring.ts';
import { ROOM } from './task.ts';

/** Numbers that `packScoring` writes. */
export function packedScoringLength({ shape, components, cols }: Scoring): number {
  const even = cols + (cols % 2);
  return components * (shape === 'full' ? even + 2 + (even / 2) * (even / 2 + 1) * 2 : 2 + 2 * cols);
}

/** Numbers of scratch that scores of near components take, for as many rows as there is room for. */
export function nearScratch(components: number, cols: number): number {
  return 64 * 4 + 8 * (cols + 5) + 2 * ROOM + components + 4;
}

/** Writes a scoring as the kernels read it: the form is told in assembly/scores.as.ts. */
export function packScoring(scoring: Scoring, to: Float64Array): void {
  if (scoring.shape === 'full') packFull(scoring, to);
  else packDiagonal(scoring, to);
}

/** A component: its mean, its constant, and of each two rows of the whitening the pairs of one column. Even, filled with 0. */
function packFull({ components, cols, means, logConstants, whitening }: Scoring, to: Float64Array): void {
  const even = cols + (cols % 2);
  let at = 0;
  for (let k = 0; k < components; k++) {
    for (let j = 0; j < even; j++) to[at++] = j < cols ? means[k * cols + j] : 0;
    to[at++] = binaryConstant(logConstants[k]);
    to[at++] = 0;
    for (let i = 0; i < even; i += 2) {
      const upper = (k * cols + i) * cols;
      const lower = upper + cols;
      for (let j = 0; j < i + 2; j++) {
        to[at++] = j <= i ? whitening[upper + j] : 0;
        to[at++] = i + 1 < cols ? whitening[lower + j] : 0;
      }
    }
  }
}

/** A component: its constant, then mean and factor of each column. */
function packDiagonal({ components, cols, means, logConstants, whitening }: Scoring, to: Float64Array): void {
  let at = 0;
  for (let k = 0, c = 0; k < components; k++) {
    to[at++] = binaryConstant(logConstants[k]);
    to[at++] = 0;
    for (const end = c + cols; c < end; c++) {
      to[at++] = means[c];
      to[at++] = whitening[c];
    }
  }
}
