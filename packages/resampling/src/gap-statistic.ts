import {
  type ClusterModel,
  type Estimator,
  type MatrixInput,
  MixwellError,
  type Rows,
  type Seed,
  forkSeed,
  isMixwellError,
  plural,
  randomStream,
} from '@mixwell/core';
import { log } from '@mixwell/math';
import { withinDispersionSteps } from '@mixwell/metrics';
import {
  type Work,
  abortedError,
  bestStart,
  paused,
  readStudy,
  recipesOfSizes,
  workAsync,
  workNow,
} from '@mixwell/restarts';
import { type GapRule, chosenGap } from './gap-rule.ts';
import {
  type GapStatisticAsyncOptions,
  type GapStatisticOptions,
  gapStatisticAsyncRules,
  gapStatisticRules,
} from './gap-statistic-options.ts';
import { uniformReference } from './uniform-reference.ts';

/** One size and its gap. */
export interface GapRow {
  readonly size: number;
  /** ln of the dispersion within the clusters of the data. */
  readonly logW: number;
  /** Its mean over rows without clusters. */
  readonly expectedLogW: number;
  /** `expectedLogW` - `logW`. */
  readonly gap: number;
  /** Of the gap, by the spread over the drawn sets: s sqrt(1 + 1 / references). */
  readonly standardError: number;
}

export interface GapStatistic {
  /** The chosen number of clusters. */
  readonly size: number;
  readonly rule: GapRule;
  /** How many sets were drawn. */
  readonly references: number;
  readonly table: readonly GapRow[];
}

type Asked = GapStatisticAsyncOptions & Required<Omit<GapStatisticOptions, 'seed' | 'onReference' | 'signal'>>;

/**
 * The number of clusters at which the rows lie closer together than rows without clusters would [1].
 *
 * The dispersion within clusters is compared with its mean over sets of as many rows that are uniform over a box. W is as
 * cluster::clusGap has it: half of that of [1], which changes no gap. Any recipe with an option `clusters` or `components` will do
 * whose models have labels; spurious models count too.
 *
 * @param recipe  its own size does not matter.
 * @param x       rows x features, without missing cells: a box has no gaps to compare them with.
 * @throws MixwellError `invalid-param` for a recipe without a size, or models without labels, or an unacceptable option;
 *   `degenerate` where the rows of some size have no dispersion; `aborted`; as `bestOf` otherwise.
 *
 * Cost: (`references` + 1) times `starts` fits a size; with `power: 1` also O(rows^2 * features) for each.
 * [1] R. Tibshirani, G. Walther, T. Hastie, Estimating the number of clusters in a data set via the gap statistic,
 *     J. R. Stat. Soc. B 63 (2001).
 */
export function gapStatistic<M extends ClusterModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: GapStatisticOptions = {},
): GapStatistic {
  const owner = 'gapStatistic';
  const { rows, asked } = readStudy<GapStatisticOptions, Asked>(owner, gapStatisticRules, recipe, x, options, 'none');
  return workNow(gapsOf(owner, recipe, rows, asked), asked.signal);
}

/** `gapStatistic` without holding up this thread: the same answer, bit for bit, for any number of `workers`. */
export async function gapStatisticAsync<M extends ClusterModel>(
  recipe: Estimator<M>,
  x: MatrixInput,
  options: GapStatisticAsyncOptions = {},
): Promise<GapStatistic> {
  const owner = 'gapStatisticAsync';
  const { rows, asked } = readStudy<GapStatisticAsyncOptions, Asked>(
    owner,
    gapStatisticAsyncRules,
    recipe,
    x,
    options,
    'none',
  );
  return workAsync(gapsOf(owner, recipe, rows, asked), asked);
}

function* gapsOf<M extends ClusterModel>(
  owner: string,
  recipe: Estimator<M>,
  rows: Rows,
  asked: Asked,
): Work<GapStatistic, M> {
  const { sizes, references, reference, rule, factor, seed = recipe.params.seed as Seed, onReference } = asked;
  const recipes = recipesOfSizes(owner, recipe, sizes);
  const draw = uniformReference(rows.matrix, reference);
  const sets: number[][] = [];
  for (let set = 0; set <= references; set++) {
    const of: Rows =
      set === 0 ? rows : { matrix: draw(randomStream(seed ?? 0, 'reference', String(set))), weights: null };
    try {
      sets.push(yield* dispersions(owner, recipes, of, { ...asked, seed: forkSeed(seed ?? 0, `set/${set}`) }));
    } catch (error) {
      if (!isMixwellError(error, 'aborted')) throw error;
      throw abortedError(owner, plural(set, 'set'), error, { model: error.details.model });
    }
    if (onReference?.(set + 1, references + 1) === false && sets.length > 2) break;
  }
  const [data, ...drawn] = sets;
  const table = sizes.map((size, at) =>
    gapRow(
      size,
      data[at],
      drawn.map((set) => set[at]),
    ),
  );
  const chosen = chosenGap(
    table.map(({ gap }) => gap),
    table.map(({ standardError }) => standardError),
    rule,
    factor,
  );
  return Object.freeze({ size: sizes[chosen], rule, references: drawn.length, table: Object.freeze(table) });
}

/** ln W of each size. */
function* dispersions<M extends ClusterModel>(
  owner: string,
  recipes: readonly Estimator<M>[],
  rows: Rows,
  { starts, seed, signal, power }: Pick<Asked, 'starts' | 'seed' | 'signal' | 'power'>,
): Work<number[], M> {
  const found: number[] = [];
  for (const recipe of recipes) {
    const { model } = yield* bestStart(owner, recipe, rows, { starts, seed, signal, allowSpurious: true });
    const { labels } = model as Partial<ClusterModel>;
    if (labels === undefined) throw new MixwellError('invalid-param', `${owner}: a ${model.name} model has no labels.`);
    const steps = withinDispersionSteps(rows.matrix, labels, { of: power === 1 ? 'distances' : 'squares' });
    const dispersion = yield* paused(steps);
    if (!(dispersion > 0)) {
      throw new MixwellError(
        'degenerate',
        `${owner}: there is no dispersion within ${plural(model.clusters, 'cluster')}; ask for fewer.`,
      );
    }
    found.push(log(dispersion));
  }
  return found;
}

function gapRow(size: number, logW: number, drawn: readonly number[]): GapRow {
  const n = drawn.length;
  const expectedLogW = drawn.reduce((sum, value) => sum + value, 0) / n;
  const squares = drawn.reduce((sum, value) => sum + (value - expectedLogW) * (value - expectedLogW), 0);
  const standardError = Math.sqrt((squares / (n - 1)) * (1 + 1 / n));
  return Object.freeze({ size, logW, expectedLogW, gap: expectedLogW - logW, standardError });
}
