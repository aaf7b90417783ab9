import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { Span } from '../worker/curves.ts';
import type { Sheet } from '../worker/sheet.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where data lie on the screen, in CSS pixels from the upper left corner of the plane. */
export interface Plot extends Size {
  readonly isPlane: boolean;
  readonly x: ScaleLinear<number, number>;
  /** Of one feature: the density. */
  readonly y: ScaleLinear<number, number>;
  /** What the axes span, a feature each. */
  readonly spans: readonly Span[];
  /** The rectangle that the axes bound. */
  readonly box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  /** Of one feature: the height of the strip of points below the axis. */
  readonly strip: number;
}

/** In the size of letters. */
const MARGIN = { left: 3.6, right: 0.9, top: 2.1, bottom: 2.8 };
/** Room around the points, as a share of their extent. */
const PAD = 0.1;

/**
 * The plot of a sheet's plane, or of its one feature under a density of up to `peak`.
 *
 * @param letters  Their size, in CSS pixels.
 * @param isEqual  Whether a unit is as long across as up: so are made data, whose circles shall be round.
 */
export function newPlot(sheet: Sheet, { width, height }: Size, letters: number, isEqual: boolean, peak: number): Plot {
  const isPlane = sheet.cols === 2;
  const strip = isPlane ? 0 : Math.min(90, height * 0.2);
  const box = {
    left: MARGIN.left * letters,
    right: width - MARGIN.right * letters,
    top: MARGIN.top * letters,
    bottom: height - MARGIN.bottom * letters - strip,
  };
  const wide = Math.max(1, box.right - box.left);
  const high = Math.max(1, box.bottom - box.top);
  const padded = sheet.extent.map((span, j) => withTruth(widened(span, PAD * (span[1] - span[0])), sheet, j));
  const spans = isPlane && isEqual ? equalSpans(padded, wide, high) : padded;
  const x = scaleLinear(spans[0], [box.left, box.left + wide]);
  const y = scaleLinear(isPlane ? spans[1] : [0, 1.08 * peak], [box.top + high, box.top]);
  return { width, height, isPlane, x, y, spans, box, strip };
}

/** The span, and three standard deviations of what the rows came from. */
function withTruth([low, high]: Span, { truth, cols }: Sheet, j: number): Span {
  if (truth?.kind !== 'mixture') return [low, high];
  const reach = truth.weights.map((_, k) => 3.05 * Math.sqrt(truth.covariances[k * cols * cols + j * (cols + 1)]));
  return [
    Math.min(low, ...reach.map((far, k) => truth.means[k * cols + j] - far)),
    Math.max(high, ...reach.map((far, k) => truth.means[k * cols + j] + far)),
  ];
}

/** Spans about the same middles in which a pixel is as many units both ways. */
function equalSpans([across, up]: readonly Span[], wide: number, high: number): Span[] {
  const unit = Math.max((across[1] - across[0]) / wide, (up[1] - up[0]) / high);
  return [widened(across, (unit * wide - across[1] + across[0]) / 2), widened(up, (unit * high - up[1] + up[0]) / 2)];
}

function widened([low, high]: Span, by: number): Span {
  return [low - by, high + by];
}

/** The place of row `i`; of one feature a place in the strip, which only keeps points apart. */
export function placeOf(
  { x, y, isPlane, box, strip }: Plot,
  cells: Float64Array,
  i: number,
): readonly [number, number] {
  if (isPlane) return [x(cells[2 * i]), y(cells[2 * i + 1])];
  // Multiples of the golden ratio fill an interval evenly, however many there are.
  const jitter = (i * 0.6180339887498949) % 1;
  return [x(cells[i]), box.bottom + strip * (0.22 + 0.6 * jitter)];
}

/** The row nearest to a place, if one is near enough. */
export function nearestRow(plot: Plot, { x, rows }: Sheet, left: number, top: number): number | null {
  let nearest: number | null = null;
  let least = 24 ** 2;
  for (let i = 0; i < rows; i++) {
    const [px, py] = placeOf(plot, x, i);
    const distance = (px - left) ** 2 + (py - top) ** 2;
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}
