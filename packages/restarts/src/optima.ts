import type { FittedModel, RandomStream } from '@mixwell/core';
import { agrees, isBetter } from './objective.ts';

/** Most optima that are kept. */
const MOST = 10;

/** The different optima that the fits of a study ended in: the best ten, best first, each as the first model that came there. */
export class Optima<M extends FittedModel> {
  readonly models: readonly M[];

  constructor(models: readonly M[] = []) {
    this.models = models;
  }

  /** With the optimum that this model came to; the same ones where it is among them, or worse than ten. */
  with(model: M): Optima<M> {
    const { models } = this;
    if (models.some(({ report }) => agrees(model.report, report))) return this;
    const better = models.findIndex(({ report }) => isBetter(model.report, report));
    const at = better < 0 ? models.length : better;
    return at < MOST ? new Optima(models.toSpliced(at, 0, model).slice(0, MOST)) : this;
  }

  /** Two of them at random, each the better of two drawn, so that good ones come more often. */
  pair(random: RandomStream): [M, M] {
    const { models } = this;
    const draw = (among: number): number => Math.min(Math.floor(random() * among), Math.floor(random() * among));
    const one = draw(models.length);
    const other = draw(models.length - 1);
    return [models[one], models[other < one ? other : other + 1]];
  }
}
