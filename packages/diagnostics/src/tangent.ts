import type { Frame, Orientation } from './frames.ts';
import type { FittedMixture } from './fitted-mixture.ts';

/** One way in which the parameters of a mixture may move within its family. */
export interface Direction {
  /** How weights move, that of noise last; they add to 0. */
  readonly weights?: Float64Array;
  readonly parts: readonly Part[];
}

/** How one component moves, in units of its own spread: x = mean + D sqrt(variances) y. */
export interface Part {
  readonly component: number;
  /** The mean, in y. */
  readonly shift?: Float64Array;
  /** The covariance, in y: symmetric cols x cols. */
  readonly stretch?: Float64Array;
}

/** A choice of the option "update": of all components, or of each by its place in the start. */
type Choice = boolean | readonly boolean[];

const ALIASES: Readonly<Record<string, string>> = { full: 'VVV', tied: 'EEE', diag: 'VVI', spherical: 'VII' };

/** The letters of the family that a model says it is of; VVV where it says none. */
export function familyOf({ params }: FittedMixture): { volume: string; shape: string; orientation: Orientation } {
  const name = typeof params.covariance === 'string' ? params.covariance : 'VVV';
  const [, volume, shape, orientation] = /^([EV])([EVI])([EVI])$/.exec(ALIASES[name] ?? name) ?? ['', 'V', 'V', 'V'];
  return { volume, shape, orientation: orientation as Orientation };
}

/**
 * A basis of the ways in which free parameters may move: weights against each other, means along the axes, log-volumes, log-shapes of sum
 * zero, and rotations of the axes, each shared or own as the letters of the family say [1].
 *
 * Where shape and orientation are both own, or both shared, a covariance but for its volume is any: then rotations are replaced by products
 * of two axes, which stay a basis where two variances are equal.
 *
 * [1] G. Celeux, G. Govaert, Gaussian parsimonious clustering models, Pattern Recognition 28 (1995).
 */
export function directionsOf(model: FittedMixture, frames: readonly Frame[]): Direction[] {
  const { weights, means, noise } = model;
  const { cols } = means;
  const update = (model.params.update ?? {}) as Partial<Record<'weights' | 'means' | 'covariances', Choice>>;
  const free = (choice: Choice = true): number[] =>
    Array.from(weights.keys()).filter((k) =>
      typeof choice === 'boolean' ? choice : choice[model.startIndex ? model.startIndex[k] : k],
    );
  const own = (components: readonly number[], parts: Omit<Part, 'component'>[]): Direction[] =>
    components.flatMap((component) => parts.map((part) => ({ parts: [{ component, ...part }] })));
  const ofShifts = own(
    free(update.means),
    Array.from({ length: cols }, (_, e) => ({ shift: unit(cols, e) })),
  );
  return [
    ...weightDirections(weights, free(update.weights), noise?.weight),
    ...ofShifts,
    ...covarianceDirections(familyOf(model), free(update.covariances), frames),
  ];
}

function weightDirections(weights: Float64Array, free: readonly number[], noise: number | undefined): Direction[] {
  const length = weights.length + (noise === undefined ? 0 : 1);
  const alive = free.filter((k) => weights[k] > 0);
  const pairs = alive.slice(1).map((k) => {
    const moved = unit(length, k);
    moved[alive[0]] = -1;
    return { weights: moved, parts: [] };
  });
  if (noise === undefined || !(noise > 0 && noise < 1)) return pairs;
  // Weights of components are held as shares of what is not noise.
  const moved = Float64Array.from({ length }, (_, k) => (k < weights.length ? -weights[k] / (1 - noise) : 1));
  return [...pairs, { weights: moved, parts: [] }];
}

function covarianceDirections(
  { volume, shape, orientation }: ReturnType<typeof familyOf>,
  free: readonly number[],
  frames: readonly Frame[],
): Direction[] {
  if (free.length === 0) return [];
  const cols = frames[0].variances.length;
  const pairs = Array.from({ length: cols }, (_, i) =>
    Array.from({ length: cols - 1 - i }, (_, j) => [i, i + 1 + j]),
  ).flat();
  const moves = (letter: string, stretches: readonly ((frame: Frame) => Float64Array)[]): Direction[] => {
    const of = (k: number, stretch: (frame: Frame) => Float64Array): Part => ({
      component: k,
      stretch: stretch(frames[k]),
    });
    if (letter === 'I') return [];
    if (letter === 'E') return stretches.map((stretch) => ({ parts: free.map((k) => of(k, stretch)) }));
    return free.flatMap((k) => stretches.map((stretch) => ({ parts: [of(k, stretch)] })));
  };
  const cells = (set: readonly [number, number, number][]): Float64Array => {
    const stretch = new Float64Array(cols * cols);
    for (const [i, j, value] of set) stretch[i * cols + j] = stretch[j * cols + i] = value;
    return stretch;
  };
  const whole = () => cells(Array.from({ length: cols }, (_, j) => [j, j, 1]));
  const shapes = Array.from(
    { length: cols - 1 },
    (_, j) => () =>
      cells([
        [j, j, 1],
        [j + 1, j + 1, -1],
      ]),
  );
  const rotations = pairs.map(
    ([i, j]) =>
      ({ variances }: Frame) =>
        cells([[i, j, (variances[i] - variances[j]) / Math.sqrt(variances[i] * variances[j])]]),
  );
  const products = pairs.map(
    ([i, j]) =>
      () =>
        cells([[i, j, 1]]),
  );
  return [
    ...moves(volume, [whole]),
    ...moves(shape, shapes),
    ...moves(orientation, shape === orientation ? products : rotations),
  ];
}

function unit(length: number, at: number): Float64Array {
  const vector = new Float64Array(length);
  vector[at] = 1;
  return vector;
}
