import type { FitWarning } from '@mixwell/core';
import type { Mixture } from '../mixture.ts';
import { warning } from './warning.ts';

/** Means closer than this many standard deviations, and covariances within this relative difference, are the same. */
const SAME = 1e-6;

/** Two components that are one: EM can never part them. */
export function coincidingComponents(mixture: Mixture): FitWarning | false {
  const { components } = mixture;
  for (let a = 0; a < components; a++) {
    for (let b = a + 1; b < components; b++) {
      if (!coincide(mixture, a, b)) continue;
      return warning(
        'coinciding-components',
        `Components ${a} and ${b} are the same; they started alike, and EM cannot tell them apart.`,
      );
    }
  }
  return false;
}

function coincide({ cols, means, covariances }: Mixture, a: number, b: number): boolean {
  const size = cols * cols;
  for (let i = 0; i < cols; i++) {
    const variance = covariances[a * size + i * cols + i];
    const distance = means[a * cols + i] - means[b * cols + i];
    if (distance * distance > SAME * SAME * variance) return false;
    for (let j = 0; j <= i; j++) {
      const scale = Math.sqrt(variance * covariances[a * size + j * cols + j]);
      if (Math.abs(covariances[a * size + i * cols + j] - covariances[b * size + i * cols + j]) > SAME * scale)
        return false;
    }
  }
  return true;
}
