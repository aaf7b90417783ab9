/*
 * Writes held-out.json: of each case the highest log-likelihood of 200 starts from random rows, and one from the true mixture,
 * that ended regular. Minutes of work; run it again only when the cases change:
 *
 * node --conditions=@mixwell/source packages/restarts/test/write-held-out.ts
 */
import { writeFileSync } from 'node:fs';
import { isMixwellError } from '@mixwell/core';
import { type GmmOptions, gmm } from '@mixwell/gmm';
import { HELD_OUT, heldOut } from './held-out.ts';

const best = Array.from({ length: HELD_OUT }, (_, index) => {
  const { x, components, covariance, truth } = heldOut(index);
  const recipe = gmm({ components, covariance, tolerance: 1e-8, maxIterations: 5000 });
  const regular = (changes: Partial<GmmOptions>): number => {
    try {
      const { logLikelihood, report } = recipe.with(changes).fit(x);
      return report.warnings.some(({ code }) => code === 'spurious') ? -Infinity : logLikelihood;
    } catch (error) {
      if (isMixwellError(error, 'not-positive-definite')) return -Infinity;
      throw error;
    }
  };
  const starts = Array.from({ length: 200 }, (_, seed) => regular({ init: 'random-rows', seed }));
  return Math.max(regular({ init: truth }), ...starts);
});
writeFileSync(new URL('held-out.json', import.meta.url), `${JSON.stringify(best, null, 2)}\n`);
