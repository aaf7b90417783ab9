import { type Estimator, type FittedModel, type Rows, type Seed, randomStream } from '@mixwell/core';
import type { BestOfOptions } from './best-of-options.ts';
import { crossed } from './cross.ts';
import { goalOf } from './objective.ts';
import type { Optima } from './optima.ts';
import type { Start } from './start-report.ts';

/**
 * Starts from clusters of two optima, each drawn when it is first asked for: as many as there were other starts.
 *
 * They follow from the optima and their index alone. Most change nothing, and so the next can be foreseen.
 */
export class Crossings<M extends FittedModel> {
  readonly optima: Optima<M>;
  readonly #recipe: Estimator<M>;
  readonly #rows: Rows;
  readonly #seed: Seed;
  readonly #total: number;
  readonly #drawn = new Map<number, Start<M> | undefined>();

  constructor(
    recipe: Estimator<M>,
    rows: Rows,
    { starts, seed = recipe.params.seed as Seed }: Pick<BestOfOptions, 'starts' | 'seed'>,
    optima: Optima<M>,
  ) {
    this.#recipe = recipe;
    this.#rows = rows;
    this.#seed = seed;
    this.#total = starts;
    this.optima = optima;
  }

  /** Undefined where there are no more, there is one optimum only, or the recipe refuses such a start. */
  at(index: number): Start<M> | undefined {
    if (!this.#drawn.has(index)) this.#drawn.set(index, this.#draw(index));
    return this.#drawn.get(index);
  }

  *from(index: number): Generator<Start<M>> {
    for (let start = this.at(index); start; start = this.at(++index)) yield start;
  }

  #draw(index: number): Start<M> | undefined {
    if (index >= this.#total || this.optima.models.length < 2) return undefined;
    const random = randomStream(this.#seed, `crossing/${index}`);
    const recipe = crossed(this.#recipe, ...this.optima.pair(random), this.#rows, random);
    if (!recipe) return undefined;
    const goal = goalOf(this.optima.models[0].report);
    return { recipe, rows: this.#rows, goal, beside: this.#total - 1 - index, index, seed: null, origin: 'crossed' };
  }
}
