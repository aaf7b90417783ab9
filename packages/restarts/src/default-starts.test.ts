import { readFileSync } from 'node:fs';
import { type Table, isMixwellError, matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import { expect, it } from 'vitest';
import { HELD_OUT, heldOut } from '../test/held-out.ts';
import { bestOf } from './index.ts';

/** Nats below the best known optimum at which a fit counts as short of it. */
const SHORT = 1;

/** Share of the oracle's cases that ten default starts may be short in: they are in 3 of 127, scikit-learn's ten in 47. */
const ORACLE = 0.04;

/**
 * The same of mixtures drawn to overlap, with up to 8 components: they are in 7 of 96, ten starts from k-means in 22. The others are
 * short by 1 to 5 nats of an optimum above that of the true mixture.
 */
const DRAWN = 0.08;

interface Case {
  readonly name: string;
  readonly x: Table;
  readonly components: number;
  readonly covariance: 'full' | 'tied' | 'diag' | 'spherical';
  readonly best: number;
}

it(
  'the oracle: ten default starts are short of the best known regular optimum in at most 4 % of the cases',
  { timeout: 300_000 },
  () => {
    const cases = fixedDatasets.flatMap((name): Case[] => {
      const x = matrix(dataset(name));
      const runs: Run[] = oracle(`gmm_best_${name}`).runs;
      return runs.flatMap(({ covariance_type: covariance, k: components, by_reg: byRegularization }) => {
        const best = byRegularization['1e-06'].best_regular?.loglik_total;
        return components > 1 && best !== undefined ? [{ name, x, components, covariance, best }] : [];
      });
    });
    expect(cases).toHaveLength(127);
    expectFewMissed(cases, ORACLE);
  },
);

it(
  'mixtures that nothing was tuned for: ten default starts are short in at most 8 % of them',
  { timeout: 300_000 },
  () => {
    const best: number[] = JSON.parse(readFileSync(new URL('../test/held-out.json', import.meta.url), 'utf8'));
    expect(best).toHaveLength(HELD_OUT);
    expectFewMissed(
      best.map((value, index) => ({ name: `case ${index}`, best: value, ...heldOut(index) })),
      DRAWN,
    );
  },
);

interface Run {
  readonly covariance_type: Case['covariance'];
  readonly k: number;
  readonly by_reg: { '1e-06': { best_regular: { loglik_total: number } | null } };
}

function expectFewMissed(cases: readonly Case[], share: number): void {
  const missed = cases.filter(
    ({ x, components, covariance, best }) => tenStarts(x, components, covariance) < best - SHORT,
  );
  const names = missed.map(({ name, covariance, components }) => `${name} ${covariance} ${components}`);
  expect(missed.length, names.join('; ')).toBeLessThanOrEqual(share * cases.length);
}

function tenStarts(x: Table, components: number, covariance: Case['covariance']): number {
  try {
    return bestOf(gmm({ components, covariance }), x, { starts: 10 }).model.logLikelihood;
  } catch (error) {
    if (isMixwellError(error, 'degenerate')) return -Infinity;
    throw error;
  }
}
