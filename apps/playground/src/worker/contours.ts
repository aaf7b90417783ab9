import { contours } from 'd3-contour';
import type { Span } from './curves.ts';
import type { Run } from './run.ts';

/** Lines of equal density: rings of points, x and y by turns, in data units. */
export interface Contour {
  /** Share of the highest density that was found. */
  readonly level: number;
  readonly rings: readonly Float64Array[];
}

const WIDE = 96;
const HIGH = 72;
const LEVELS = [0.01, 0.03, 0.08, 0.18, 0.35, 0.55, 0.8];

/** The density of a moment over the plane; nothing for k-means, which has none. */
export function contoursOf(run: Run, iteration: number, [across, up]: readonly Span[]): readonly Contour[] {
  // Two cells beyond the window all round: rings that leave it are closed where nobody sees it.
  const at = ([low, high]: Span, step: number, steps: number): number =>
    low + ((step - 1.5) / (steps - 4)) * (high - low);
  const grid = new Float64Array(2 * WIDE * HIGH);
  for (let row = 0; row < HIGH; row++) {
    for (let col = 0; col < WIDE; col++) {
      grid[2 * (row * WIDE + col)] = at(across, col, WIDE);
      grid[2 * (row * WIDE + col) + 1] = at(up, row, HIGH);
    }
  }
  const density = run.logDensity(iteration, grid)?.map(Math.exp);
  if (!density) return [];
  const highest = density.reduce((a, b) => Math.max(a, b));
  const lines = contours().size([WIDE, HIGH]);
  return LEVELS.map((level) => ({
    level,
    rings: lines
      .contour([...density], level * highest)
      .coordinates.flatMap((polygon) =>
        polygon.map((ring) =>
          Float64Array.from(ring.flatMap(([col, row]) => [at(across, col - 0.5, WIDE), at(up, row - 0.5, HIGH)])),
        ),
      ),
  }));
}
