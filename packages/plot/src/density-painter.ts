import { exp, log } from '@mixwell/math';
import {
  abscissas,
  type Axes,
  type Cloud,
  componentCurves,
  contourLayer,
  curveLayer,
  curveValues,
  densityContours,
  ellipseLayer,
  fillLayer,
  type Groups,
  histogramLayer,
  type JsonObject,
  type Kind,
  kindEncoding,
  type LogDensity,
  type Mixture,
  type Painter,
  plainCurve,
  rowLayers,
  type Stage,
  withRug,
} from '@mixwell/plot-layers';
import { marginalMixture, mixtureLogDensity } from './density-of.ts';

export const densityLayers = ['rows', 'components', 'total', 'truth'] as const;

export type DensityLayer = (typeof densityLayers)[number];

/** What a picture of a density shows. */
export interface Densities {
  /** The density of some coordinates. */
  estimate(coordinates: readonly number[]): LogDensity;
  /** Its components, in the coordinates. */
  readonly mixture?: Mixture;
  readonly groups?: Groups;
  /** In the coordinates. */
  readonly truth?: Mixture;
  readonly layers: ReadonlySet<DensityLayer>;
  /** What the borders in a plane hold. */
  readonly shares: readonly number[];
  readonly cloud?: Cloud;
}

/** Curves over the rows of one feature, borders among the rows of two. */
export function densityPainter(densities: Densities): Painter {
  return {
    height: 'density',
    line: (stage, c, x, y) => lineLayers(stage, densities, c, x, y),
    plane: (stage, a, b, axes) => planeLayers(stage, densities, a, b, axes),
  };
}

function lineLayers(stage: Stage, densities: Densities, c: number, axis: JsonObject, y: JsonObject): JsonObject[] {
  const { estimate, mixture, groups, truth, layers, cloud } = densities;
  const at = abscissas(stage, c);
  const rows = cloud && layers.has('rows') ? cloud : undefined;
  const isCompared = layers.has('total') && truth !== undefined && layers.has('truth');
  const curve = (logDensity: LogDensity, kind: Kind, x: JsonObject): JsonObject => {
    const density = logDensity({ data: at, rows: at.length, cols: 1 }).map(exp);
    const color = isCompared && kind === 'estimated' ? stage.theme.accent : stage.theme.ink;
    const mark = { type: 'line', strokeWidth: 2, color, clip: true };
    return isCompared
      ? plainCurve(curveValues(at, density, { kind }), mark, x, y, kindEncoding(stage.theme))
      : plainCurve(curveValues(at, density), mark, x, y);
  };
  return withRug(stage, rows, c, axis, (x) => [
    ...(rows ? [histogramLayer(stage, rows, c, x, y)] : []),
    ...(mixture && groups && layers.has('components')
      ? [
          curveLayer(
            componentCurves(mixture, c, at).flatMap((density, k) =>
              curveValues(at, density, { group: groups.names[k] }),
            ),
            groups,
            { type: 'area', opacity: 0.4, line: { strokeWidth: 1.5 }, clip: true },
            x,
            y,
          ),
        ]
      : []),
    ...(truth && layers.has('truth') ? [curve(mixtureLogDensity(marginalMixture(truth, [c])), 'true', x)] : []),
    ...(layers.has('total') ? [curve(estimate([c]), 'estimated', x)] : []),
  ]);
}

function planeLayers(stage: Stage, densities: Densities, a: number, b: number, axes: Axes): JsonObject[] {
  const { estimate, mixture, groups, truth, layers, shares, cloud } = densities;
  const isCompared = layers.has('total') && truth !== undefined && layers.has('truth');
  const total = layers.has('total') ? densityContours(stage, estimate([a, b]), shares, [a, b]) : undefined;
  const real =
    truth && layers.has('truth')
      ? densityContours(stage, mixtureLogDensity(marginalMixture(truth, [a, b])), shares, [a, b])
      : undefined;
  const rows = cloud && layers.has('rows') ? rowLayers(stage, cloud, a, b, axes) : [];
  const isBinned = cloud !== undefined && cloud.places === undefined && rows.length > 0;
  const borders = [
    ...(real
      ? [contourLayer(stage.theme.ink, real, axes, isCompared ? { kind: 'true', theme: stage.theme } : undefined)]
      : []),
    ...(total
      ? [
          contourLayer(
            stage.theme.accent,
            total,
            axes,
            isCompared ? { kind: 'estimated', theme: stage.theme } : undefined,
          ),
        ]
      : []),
  ];
  return [
    ...(total && !isBinned ? [fillLayer(stage.theme.accent, total, axes)] : []),
    ...(isBinned ? [...rows, ...borders] : [...borders, ...rows]),
    ...(mixture && groups && layers.has('components')
      ? [
          ellipseLayer(
            stage,
            { mixture, groups, kind: 'estimated', deviations: radii(shares), isCompared: false },
            a,
            b,
            axes,
          ),
        ]
      : []),
  ];
}

/** The distances from the mean, in standard deviations, within which a normal density of two dimensions holds each share. */
function radii(shares: readonly number[]): number[] {
  return shares.map((share) => Math.sqrt(-2 * log(1 - share)));
}
