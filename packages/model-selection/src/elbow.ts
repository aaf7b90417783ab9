import { MixwellError, type Rules, describe, oneOf, readOptions, realNumber } from '@mixwell/core';

export interface ElbowOptions {
  /** 'kneedle': the first bend that stands out; 'chord': the place farthest from the line between the ends. Default 'kneedle'. */
  method?: 'kneedle' | 'chord';
  /** How far a bend of 'kneedle' must stand out, in mean steps of the curve, at least 0. Default 1. */
  sensitivity?: number;
}

export const elbowRules: Rules<ElbowOptions> = {
  method: oneOf(['kneedle', 'chord'], {
    default: 'kneedle',
    doc: 'The first bend that stands out, or the place farthest from the line between the ends.',
  }),
  sensitivity: realNumber({
    min: 0,
    default: 1,
    doc: "How far a bend of 'kneedle' must stand out, in mean steps of the curve.",
  }),
};

/** Where a curve bends. */
export interface Elbow {
  /** The size there; null where the curve has no such bend. */
  readonly size: number | null;
  /** How far each point is above the line between the ends, with sizes and values scaled to 0 to 1. */
  readonly heights: readonly number[];
}

/**
 * The size after which more brings little: the elbow of inertia, or the knee of log-likelihood, as sizes grow.
 *
 * With both axes scaled to 0 to 1, and falling values turned about, a curve of diminishing returns lies above the line between its
 * ends. 'chord' takes the highest point above that line. 'kneedle' [1] takes the first local maximum after which the height falls
 * by `sensitivity` mean steps before it rises again, so later bends do not hide an early one. Null where no point is above the line.
 *
 * @param sizes   at least 3, rising.
 * @param values  one a size; rising or falling from the first to the last.
 * @throws MixwellError `invalid-input` for fewer than 3 sizes, sizes that do not rise, or a number that is not finite;
 *   `shape-mismatch` where there is not one value a size; `invalid-param` for an unacceptable option.
 *
 * [1] V. Satopää, J. Albrecht, D. Irwin, B. Raghavan, Finding a "kneedle" in a haystack: detecting knee points in system behavior,
 *     ICDCS Workshops (2011), offline, without smoothing.
 */
export function elbow(sizes: ArrayLike<number>, values: ArrayLike<number>, options: ElbowOptions = {}): Elbow {
  const { method, sensitivity } = readOptions('elbow', elbowRules, options);
  refuseBadCurve(sizes, values);
  // Halves, so that no difference overflows; which changes no height.
  const x = Array.from(sizes, (size) => size / 2);
  const y = Array.from(values, (value) => value / 2);
  const last = x.length - 1;
  const rise = Math.abs(y[last] - y[0]);
  const heights = x.map((size, i) => (rise === 0 ? 0 : Math.abs(y[i] - y[0]) / rise) * sameWay(i) - scaled(size));
  const at = method === 'chord' ? highest(heights) : firstKnee(heights, sensitivity / last);
  return Object.freeze({ size: at === null ? null : sizes[at], heights: Object.freeze(heights) });

  /** 1 where the curve went the way that it ends, -1 where the other. */
  function sameWay(i: number): number {
    return Math.sign(y[i] - y[0]) * Math.sign(y[last] - y[0]) >= 0 ? 1 : -1;
  }

  function scaled(size: number): number {
    return (size - x[0]) / (x[last] - x[0]);
  }
}

function highest(heights: readonly number[]): number | null {
  const at = heights.indexOf(Math.max(...heights));
  return heights[at] > 0 ? at : null;
}

function firstKnee(heights: readonly number[], threshold: number): number | null {
  let candidate: number | null = null;
  for (let i = 1; i < heights.length; i++) {
    const isPeak = i < heights.length - 1 && heights[i] >= heights[i - 1] && heights[i] > heights[i + 1];
    if (isPeak && heights[i] > 0) candidate = i;
    else if (candidate !== null && heights[i] < heights[candidate] - threshold) return candidate;
  }
  return null;
}

function refuseBadCurve(sizes: ArrayLike<number>, values: ArrayLike<number>): void {
  for (const [name, list] of [
    ['sizes', sizes],
    ['values', values],
  ] as const) {
    if (typeof list !== 'object' || list === null || !(list.length >= 3)) {
      throw new MixwellError(
        'invalid-input',
        `elbow: "${name}" must be an array of at least 3; got ${describe(list)}.`,
      );
    }
    for (let i = 0; i < list.length; i++) {
      if (Number.isFinite(list[i])) continue;
      throw new MixwellError(
        'invalid-input',
        `elbow: entry ${i} of "${name}" is ${describe(list[i])}; expected a finite number.`,
      );
    }
  }
  if (sizes.length !== values.length) {
    throw new MixwellError('shape-mismatch', `elbow: ${sizes.length} sizes, but ${values.length} values.`);
  }
  for (let i = 1; i < sizes.length; i++) {
    if (sizes[i] > sizes[i - 1]) continue;
    throw new MixwellError('invalid-input', `elbow: sizes must rise; entry ${i} is ${sizes[i]} after ${sizes[i - 1]}.`);
  }
}
