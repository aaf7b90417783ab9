import { gmm, mclustFamilies } from '@mixwell/gmm';
import { dataset, oracle } from '@mixwell/oracle';
import { expect, it } from 'vitest';
import { grid, select } from './index.ts';

/** `MCLUST_SETS=faithful,iris,... nx test model-selection mclust-best` looks at more sets; tests make do with the quickest. */
const SETS = (process.env.MCLUST_SETS ?? 'galaxies,precip').split(',');

/** mclust stops earlier, up to this much above the optimum. */
const TOLERANCE = 0.02;

it.each(SETS)(
  'over all families and 1 to 9 components of %s, the best BIC is that of mclust 6.0.0 or smaller',
  (name) => {
    const x = dataset(name);
    const found = Object.values<Record<string, number | null>>(oracle(`mclust_${name}`).bic).flatMap((row) =>
      Object.values(row),
    );
    const best = Math.min(...found.filter((value) => value !== null).map((value) => -value));
    const covariance = x.cols === 1 ? (['EII', 'VII'] as const) : mclustFamilies;
    const recipes = grid(gmm({ components: 1 }), { components: [1, 2, 3, 4, 5, 6, 7, 8, 9], covariance });
    const { table } = select(recipes, x, { criterion: 'bic', silhouette: false });
    expect(table.find(({ rank }) => rank === 1)?.bic).toBeLessThanOrEqual(best + TOLERANCE);
  },
  3_600_000,
);
