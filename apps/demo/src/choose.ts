import { type GmmModel, type KmeansModel, type Selection, gmm, grid, isMixwellError, kmeans, select } from 'mixwell';
import type { Observations } from './data/observations.ts';
import type { DemoOptions, Shape } from './options.ts';

/** What the data say about how many groups there are. */
export interface Choice {
  /** A row for each number of components and shape. */
  readonly mixtures: Selection<GmmModel>;
  /** A row for each number of clusters; the reason where there can be no silhouette. */
  readonly clusters: Selection<KmeansModel> | string;
}

/** Called after each recipe. */
export type OnRecipe = (what: string, done: number, total: number) => void;

/** Rows up to which silhouettes, whose time grows with their square, are worth waiting for. */
const SILHOUETTE_ROWS = 5000;

/**
 * Fits mixtures of every size and shape and k-means of every size, each from several starts.
 *
 * @throws MixwellError `degenerate` where no mixture could be fitted.
 */
export function choose({ x }: Observations, options: DemoOptions, onRecipe: OnRecipe): Choice {
  const { components, shapes, starts, criterion, seed } = options;
  const counting = (what: string) => ({
    onFit: (_: unknown, done: number, total: number) => onRecipe(what, done, total),
  });
  const mixtures = select(grid(gmm({ components: 1 }), { components, covariance: distinctShapes(shapes, x.cols) }), x, {
    criterion,
    starts,
    seed,
    ...counting('Mixtures'),
  });
  return { mixtures, clusters: clustersOf() };

  function clustersOf(): Selection<KmeansModel> | string {
    if (x.rows > SILHOUETTE_ROWS) return `A silhouette takes time that grows with rows², and there are ${x.rows} rows.`;
    try {
      const recipes = grid(kmeans({ clusters: 1 }), { clusters: components });
      return select(recipes, x, { criterion: 'silhouette', starts, seed, ...counting('k-means') });
    } catch (error) {
      if (isMixwellError(error, 'degenerate')) return 'No number of clusters has a silhouette.';
      throw error;
    }
  }
}

/** With one feature a covariance is one number: all shapes that give each component its own are the same. */
function distinctShapes(shapes: readonly Shape[], cols: number): readonly Shape[] {
  const own = shapes.filter((shape) => shape !== 'tied');
  return cols > 1 ? shapes : shapes.filter((shape) => shape === 'tied' || shape === own[0]);
}
