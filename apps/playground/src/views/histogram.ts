import { CURVE_POINTS, type Span, curvesOf } from '../worker/curves.ts';
import type { Sheet } from '../worker/sheet.ts';

/** A bar of a histogram whose bars have the area 1 together. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly density: number;
}

/** The histogram of one feature, in about as many bars as the root of the number of rows. */
export function histogram({ x, rows, extent: [[low, high]] }: Sheet): readonly Bar[] {
  const count = Math.max(5, Math.min(60, Math.round(Math.sqrt(rows))));
  const width = (high - low) / count;
  const counts = new Array<number>(count).fill(0);
  for (const value of x) counts[Math.max(0, Math.min(count - 1, Math.floor((value - low) / width)))]++;
  return counts.map((inside, at) => ({
    from: low + at * width,
    to: low + (at + 1) * width,
    density: inside / (rows * width),
  }));
}

/** The density that rows of one feature came from, at CURVE_POINTS places of the span; null where it is not known. */
export function trueCurve({ truth, cols }: Sheet, span: Span): Float64Array | null {
  return cols === 1 && truth?.kind === 'mixture' ? (curvesOf(truth, span).at(-1) ?? null) : null;
}

/** The highest density that the rows themselves, and what they came from, ask of the axis. */
export function peakOf(sheet: Sheet | null): number {
  if (sheet?.cols !== 1 || sheet.rows === 0) return 1e-9;
  const curve = trueCurve(sheet, sheet.extent[0]) ?? new Float64Array(CURVE_POINTS);
  return histogram(sheet).reduce(
    (highest, { density }) => Math.max(highest, density),
    curve.reduce((a, b) => Math.max(a, b)),
  );
}
