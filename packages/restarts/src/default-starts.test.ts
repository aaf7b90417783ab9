import { readFileSync } from 'node:fs';
import { type Table, isMixwellError, matrix } from '@mixwell/core';
import { gmm } from '@mixwell/gmm';
import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import { expect, it } from 'vitest';
import { drawn, drawnKinds } from '../test/drawn.ts';
import { HELD_OUT, heldOut } from '../test/held-out.ts';
import { bestOf } from './index.ts';

/** Nats below the best known optimum at which a fit counts as short of it. */
const SHORT = 1;

/** Share of the oracle's cases that ten default starts may be short in: scikit-learn's ten are in 47 of 127. */
const ORACLE = 0.02;

/**
 * The same of mixtures drawn to overlap, with up to 8 components: ten starts from k-means are in 22 of 96. The others are short
 * by 1 to 5 nats of an optimum above that of the true mixture.
 */
const DRAWN = 0.07;

interface Case {
  readonly name: string;
  readonly x: Table;
  readonly components: number;
  readonly covariance: 'full' | 'tied' | 'diag' | 'spherical';
  readonly best: number;
}

it(
  'the oracle: ten default starts are short of the best known regular optimum in at most 2 % of the cases',
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
  'mixtures that nothing was tuned for: ten default starts are short in at most 7 % of them',
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

/** `DRAWN_SEEDS=40 nx test restarts default-starts` is the whole experiment; tests make do with three of each kind. */
const SEEDS = Number(process.env.DRAWN_SEEDS ?? 3);

/**
 * The same of rows that no mixture of normal distributions made: when the search was finished, and had seen none of them, ten default
 * starts were short of the best of 100 starts from random rows, ten from k-means and themselves in 10 of 160 drawn alike, and those
 * from k-means in 80.
 */
const UNLIKE = 0.1;

it(
  'rows of heavy tails, skewed, concentric and curved: ten default starts are short in at most a tenth',
  { timeout: 3_600_000 },
  () => {
    const cases = drawnKinds.flatMap((kind) =>
      Array.from({ length: SEEDS }, (_, seed): Case => {
        const { name, x, components, covariance } = drawn(kind, seed);
        const recipe = gmm({ components, covariance, init: 'random-rows' });
        const best = Math.max(bestOfStarts(recipe, x, 100), bestOfStarts(recipe.with({ init: 'kmeans' }), x, 10));
        return { name, x, components, covariance, best };
      }),
    );
    expectFewMissed(cases, UNLIKE);
  },
);

interface Run {
  readonly covariance_type: Case['covariance'];
  readonly k: number;
  readonly by_reg: { '1e-06': { best_regular: { loglik_total: number } | null } };
}

function expectFewMissed(cases: readonly Case[], share: number): void {
  const missed = cases.filter(
    ({ x, components, covariance, best }) => bestOfStarts(gmm({ components, covariance }), x, 10) < best - SHORT,
  );
  const names = missed.map(({ name, covariance, components }) => `${name} ${covariance} ${components}`);
  expect(missed.length, names.join('; ')).toBeLessThanOrEqual(share * cases.length);
}

function bestOfStarts(recipe: ReturnType<typeof gmm>, x: Table, starts: number): number {
  try {
    return bestOf(recipe, x, { starts }).model.logLikelihood;
  } catch (error) {
    if (isMixwellError(error, 'degenerate')) return -Infinity;
    throw error;
  }
}
