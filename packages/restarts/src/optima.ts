import type { FittedModel, RandomStream } from '@mixwell/core';
import { agrees, isBetter } from './objective.ts';

/** Most optima that are kept. */
const MOST = 10;

/** The different optima that the fits of a study ended in: the best ten, best first, each as the first model that came there. */
export class Optima<M extends FittedModel> {
  readonly models: M[] = [];

  add(model: M): void {
    if (this.models.some(({ report }) => agrees(model.report, report))) return;
    const at = this.models.findIndex(({ report }) => isBetter(model.report, report));
    this.models.splice(at < 0 ? this.models.length : at, 0, model);
    this.models.length = Math.min(this.models.length, MOST);
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
