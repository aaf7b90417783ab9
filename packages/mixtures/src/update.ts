import { MixwellError, type Rule, refused } from '@mixwell/core';
import {
  type CovarianceName,
  type Family,
  covarianceParameters,
  families,
  separateFamilies,
} from '@mixwell/covariance-families';

/** What an M-step may change: all of a kind of parameters, none, or those of the components marked true, by their place in the start. */
export interface Update {
  readonly weights: boolean | readonly boolean[];
  readonly means: boolean | readonly boolean[];
  readonly covariances: boolean | readonly boolean[];
}

/** Everything. */
export const updateAll: Update = Object.freeze({ weights: true, means: true, covariances: true });
const PARTS = ['weights', 'means', 'covariances'] as const;

export const updateRule: Rule<Update> = {
  doc: 'Parameters that EM may change: true, false, or one of these for each component of a given start. The others stay at their start.',
  type: '{ weights?, means?, covariances? }',
  default: updateAll,
  expected: 'an object of weights, means and covariances, each true, false, or one of these a component',
  read(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused;
    const given = Object.entries(value).filter(([, part]) => part !== undefined);
    if (given.some(([part, choice]) => !(PARTS as readonly string[]).includes(part) || !isChoice(choice)))
      return refused;
    const copies = given.map(([part, choice]: [string, boolean | boolean[]]) => [
      part,
      typeof choice === 'boolean' ? choice : Object.freeze([...choice]),
    ]);
    return Object.freeze<Update>({ ...updateAll, ...(Object.fromEntries(copies) as Partial<Update>) });
  },
  bad: [0, null, 'means', [], { mean: true }, { means: 1 }, { means: [1, 0] }, { weights: [] }],
};

/** @throws MixwellError `invalid-param` where single components are held and the start, or the family, knows none. */
export function checkUpdate(
  update: Update,
  { components, covariance, init }: { components: number; covariance: CovarianceName; init: unknown },
  owner = 'gmm',
): void {
  for (const part of PARTS) {
    const choice = update[part];
    if (typeof choice === 'boolean') continue;
    const refuse = (what: string): never => {
      throw new MixwellError('invalid-param', `${owner}: "update.${part}" ${what}.`, { option: `update.${part}` });
    };
    if (choice.length !== components) {
      refuse(`must have one entry a component, ${components} in all; got ${choice.length}`);
    }
    if (typeof init === 'string') refuse('can only tell components apart that "init" gives');
    if (part === 'covariances' && new Set(choice).size > 1 && !separateFamilies.includes(families[covariance].name)) {
      refuse(`can only tell components apart in ${separateFamilies.join(', ')}: in '${covariance}' they share a part`);
    }
  }
}

/** Whether the parameter of component `k` may change. */
export function isFree(choice: Update[keyof Update], k: number): boolean {
  return typeof choice === 'boolean' ? choice : choice[k];
}

/** The dimension of the parameters that may change, as BIC and AIC count it. */
export function freeParameters(family: Family, components: number, cols: number, update: Update): number {
  const free = (part: keyof Update): number =>
    Array.from({ length: components }, (_, k) => k).filter((k) => isFree(update[part], k)).length;
  return (
    Math.max(0, free('weights') - 1) +
    free('means') * cols +
    // Where only some are free they share nothing, so that all of theirs is their own.
    (free('covariances') > 0 ? covarianceParameters(family, free('covariances'), cols) : 0)
  );
}

/** Whether `value`, of a model's JSON, can have been an update of this many components. */
export function isUpdate(value: unknown, components: number): value is Update {
  if (typeof value !== 'object' || value === null) return false;
  return PARTS.every((part) => {
    const choice = (value as Partial<Record<string, unknown>>)[part];
    return isChoice(choice) && (typeof choice === 'boolean' || choice.length === components);
  });
}

function isChoice(value: unknown): value is boolean | readonly boolean[] {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => typeof item === 'boolean');
  return typeof value === 'boolean';
}
