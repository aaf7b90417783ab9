import { covarianceEllipse } from '@mixwell/math';
import { GROUP, type Groups, groupEncoding } from './groups.ts';
import { type Kind, dashOf, kindEncoding } from './kind.ts';
import { abscissas, componentCurves, curveValues } from './line-layers.ts';
import type { Mixture } from './mixture.ts';
import type { Axes } from './point-layers.ts';
import { roundingFor } from './rounded.ts';
import type { JsonObject } from './spec.ts';
import type { Stage } from './stage.ts';

/** A mixture to outline. */
export interface Outlined {
  readonly mixture: Mixture;
  /** Estimates are dashed, the truth is solid. */
  readonly kind: Kind;
  /** The components; without them, as for the truth, it is drawn in ink. */
  readonly groups?: Groups;
  /** Standard deviations from the means. */
  readonly deviations: readonly number[];
  /** Whether the picture has both an estimate and a truth to tell apart. */
  readonly isCompared: boolean;
}

/** The ellipses of each component over coordinates `a` and `b`, the inner ones stronger. */
export function ellipseLayer(stage: Stage, outlined: Outlined, a: number, b: number, { x, y }: Axes): JsonObject {
  const { mixture, deviations } = outlined;
  const { cols } = mixture.means;
  const [roundX, roundY] = [a, b].map((c) => roundingFor(...stage.domains[c]));
  const points = Math.min(stage.width, stage.height) < 250 ? 36 : 72;
  let part = 0;
  const values = mixture.covariances.flatMap(({ data }, k) =>
    deviations.flatMap((standardDeviations) => {
      const mean = [a, b].map((c) => mixture.means.data[k * cols + c]);
      const cell = (i: number, j: number): number => data[Math.min(i, j) * cols + Math.max(i, j)];
      const covariance = [
        [cell(a, a), cell(a, b)],
        [cell(a, b), cell(b, b)],
      ];
      const { outline } = covarianceEllipse(mean, covariance, { standardDeviations, points });
      part++;
      return Array.from({ length: points + 1 }, (_, i) => ({
        x: roundX(outline.data[2 * (i % points)]),
        y: roundY(outline.data[2 * (i % points) + 1]),
        part,
        deviations: standardDeviations,
        ...whose(outlined, k),
      }));
    }),
  );
  return {
    data: { values },
    mark: { type: 'line', strokeWidth: 1.8, order: false, clip: true, ...lookOf(stage, outlined) },
    encoding: {
      x: { ...x, field: 'x' },
      y: { ...y, field: 'y' },
      detail: { field: 'part', type: 'nominal' },
      ...outlineEncoding(stage, outlined),
    },
  };
}

/** The curve of each component along coordinate `c`, with a stem at each number of standard deviations. */
export function bellLayers(stage: Stage, outlined: Outlined, c: number, x: JsonObject, y: JsonObject): JsonObject[] {
  const { mixture, deviations } = outlined;
  const { cols } = mixture.means;
  const at = abscissas(stage, c);
  const curves = componentCurves(mixture, c, at);
  const bells = curves.flatMap((curve, k) => curveValues(at, curve, { part: k, ...whose(outlined, k) }));
  const feet = mixture.covariances.flatMap(({ data }, k) => {
    const [mean, sd] = [mixture.means.data[k * cols + c], Math.sqrt(data[c * cols + c])];
    return deviations.flatMap((distance) =>
      [mean - distance * sd, mean + distance * sd].map((place) => ({
        x: place,
        density: componentCurves(mixture, c, Float64Array.of(place))[k][0],
        deviations: distance,
        ...whose(outlined, k),
      })),
    );
  });
  const density = { ...y, field: 'density', type: 'quantitative' };
  const { opacity: _, ...colours } = outlineEncoding(stage, outlined);
  return [
    {
      data: { values: bells },
      mark: { type: 'line', strokeWidth: 1.8, clip: true, ...lookOf(stage, outlined) },
      encoding: { x, y: { ...density, stack: null }, detail: { field: 'part', type: 'nominal' }, ...colours },
    },
    {
      data: { values: feet },
      mark: { type: 'rule', strokeWidth: 1.4, clip: true, ...lookOf(stage, outlined) },
      encoding: { x, y: density, y2: { datum: 0 }, ...outlineEncoding(stage, outlined) },
    },
  ];
}

function whose({ groups, isCompared, kind }: Outlined, k: number): JsonObject {
  return {
    ...(groups && { [GROUP]: groups.names[k] }),
    ...(isCompared && { kind }),
  };
}

function lookOf({ theme }: Stage, { groups, isCompared, kind }: Outlined): JsonObject {
  return {
    ...(groups ? {} : { color: theme.ink }),
    ...(isCompared ? {} : { strokeDash: dashOf(kind) }),
  };
}

function outlineEncoding({ theme }: Stage, { groups, deviations, isCompared }: Outlined): JsonObject {
  const inner = [...new Set(deviations)].sort((a, b) => a - b);
  return {
    ...(groups && groupEncoding(groups)),
    ...(isCompared && kindEncoding(theme)),
    ...(inner.length > 1 && {
      opacity: {
        field: 'deviations',
        type: 'ordinal',
        scale: { domain: inner, range: inner.map((_, i) => 1 - (0.65 * i) / Math.max(2, inner.length)) },
        legend: null,
      },
    }),
  };
}
