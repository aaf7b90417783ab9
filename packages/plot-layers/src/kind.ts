import type { JsonObject } from './spec.ts';
import type { PlotTheme } from './theme.ts';

/** Estimates are dashed, the truth is solid. */
export type Kind = 'estimated' | 'true';

const dashes: Readonly<Record<Kind, readonly number[]>> = { estimated: [5, 3], true: [1, 0] };

export function dashOf(kind: Kind): readonly number[] {
  return dashes[kind];
}

/** Tells them apart by the field `kind`, and in the legend, where a picture has both. */
export function kindEncoding({ ink }: PlotTheme): JsonObject {
  return {
    strokeDash: {
      field: 'kind',
      type: 'nominal',
      scale: { domain: Object.keys(dashes), range: Object.values(dashes) },
      legend: { title: null, orient: 'bottom', symbolStrokeColor: ink, symbolSize: 400, symbolStrokeWidth: 1.6 },
    },
  };
}
