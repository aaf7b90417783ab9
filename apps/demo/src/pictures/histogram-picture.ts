import { type GmmModel, gaussianPdf } from 'mixwell';
import { colour } from './colours.ts';
import { groupScales } from './groups.ts';
import type { Picture } from './render-svg.ts';

/** Points of a curve across the picture. */
const CURVE_POINTS = 240;

/** One feature: how the rows are spread, the density of the mixture, and the part of each component. */
export function histogramPicture(
  values: ArrayLike<number>,
  model: GmmModel,
  names: readonly string[],
  { title, width, height }: { title: string; width: number; height: number },
): Picture {
  const [low, high] = [Math.min(...Array.from(values)), Math.max(...Array.from(values))];
  const margin = 0.06 * (high - low) || 1;
  const at = Array.from(
    { length: CURVE_POINTS + 1 },
    (_, i) => low - margin + (i * (high - low + 2 * margin)) / CURVE_POINTS,
  );
  const parts = names.flatMap((group, k) => {
    const sd = Math.sqrt(model.covariances[k].data[0]);
    return at.map((x) => ({ x, y: model.weights[k] * gaussianPdf(x, model.means.data[k], sd), group }));
  });
  const whole = at.map((x, i) => ({ x, y: names.reduce((sum, _, k) => sum + parts[k * at.length + i].y, 0) }));
  const x = {
    field: 'x',
    type: 'quantitative' as const,
    scale: { domain: [low - margin, high + margin], nice: false, zero: false },
    axis: { title, tickCount: 7 },
  };
  const y = { field: 'y', type: 'quantitative' as const, axis: { title: 'density', tickCount: 5 } };
  return {
    lite: {
      width,
      height,
      layer: [
        {
          data: { values: binsOf(values, low, high) },
          mark: { type: 'bar', color: colour('line'), binSpacing: 1 },
          encoding: { x: { ...x, bin: 'binned' as const }, x2: { field: 'x2' }, y },
        },
        {
          data: { values: parts },
          mark: { type: 'area', opacity: 0.45, line: { strokeWidth: 2 } },
          encoding: {
            x,
            y: { ...y, stack: null },
            color: { field: 'group', type: 'nominal', scale: groupScales(names).color, legend: { title: null } },
          },
        },
        { data: { values: whole }, mark: { type: 'line', strokeWidth: 2, color: colour('ink') }, encoding: { x, y } },
      ],
    },
  };
}

/**
 * The histogram as a density: its bars have the area 1 together. The bin width is that of Freedman and Diaconis (1981),
 * 2 * interquartile range / rows^(1/3), with 5 to 60 bins.
 */
function binsOf(values: ArrayLike<number>, low: number, high: number): { x: number; x2: number; y: number }[] {
  const sorted = Float64Array.from(values).sort();
  const quartile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))];
  const asked = (2 * (quartile(0.75) - quartile(0.25))) / Math.cbrt(sorted.length);
  const range = high - low || 1;
  const bins = Math.min(60, Math.max(5, Math.ceil(range / asked) || 5));
  const counts = new Float64Array(bins);
  for (const value of sorted) counts[Math.min(bins - 1, Math.floor(((value - low) / range) * bins))]++;
  const bin = range / bins;
  return Array.from(counts, (count, b) => ({
    x: low + b * bin,
    x2: low + (b + 1) * bin,
    y: count / (sorted.length * bin),
  }));
}
