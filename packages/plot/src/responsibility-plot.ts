import { type Matrix, type MatrixInput, MixwellError, type Rules, describe, wholeNumber } from '@mixwell/core';
import {
  abscissas,
  centreLayer,
  cloudOf,
  contourLayer,
  count,
  curveLayer,
  fillLayer,
  groupNotes,
  type Groups,
  groupsOfModel,
  histogramLayer,
  isLabelling,
  type JsonObject,
  levelContours,
  listed,
  pictureOf,
  plainCurve,
  type PlotTheme,
  readSpace,
  rowLayers,
  type Scene,
  sceneOf,
  type Shares,
  type SoftModel,
  type SpaceOptions,
  spaceRules,
  type Spec,
  type Stage,
  TINT,
  type WithRows,
  withRug,
} from '@mixwell/plot-layers';
import { mixedColour, readColour } from './colour-mix.ts';
import { refuseComponent } from './density-of.ts';

export interface ResponsibilityPlotOptions extends SpaceOptions {
  /** The probability of this component alone, from 0. Default: the colours of all, mixed. */
  component?: number;
}

export const responsibilityPlotRules: Rules<ResponsibilityPlotOptions> = {
  component: {
    ...wholeNumber({
      min: 0,
      doc: 'The probability of this component alone, from 0; the colours of all, mixed, where none is given.',
    }),
    default: undefined,
  },
  ...spaceRules,
};

/** Probabilities whose borders a map has. */
const LEVELS = [0.1, 0.3, 0.5, 0.7, 0.9];

/**
 * How probably each row is of each component: points in the colours of the components, mixed by responsibility; or the probability
 * of one component, as a map where there are two features.
 *
 * One feature is drawn as the probability of each component along it; more than two as for `scatterPlot`.
 *
 * @param model  a model with `predictProba`.
 * @param x  rows x features; rows with a missing cell are left out.
 * @throws MixwellError `invalid-param` for a model without responsibilities, a theme whose colours are not written #rrggbb, or an
 *   unacceptable option; as `scatterPlot` otherwise.
 */
export function responsibilityPlot(model: SoftModel, x: MatrixInput, options: ResponsibilityPlotOptions = {}): Spec {
  const owner = 'responsibilityPlot';
  const params = readSpace(owner, responsibilityPlotRules, options);
  const { component, theme, names } = params;
  refuseHardModel(owner, model);
  refuseComponent(owner, component, model.clusters);
  const scene = sceneOf(owner, params, { x, columns: model.columns });
  const { rows, points, coordinates } = scene as WithRows<Scene>;
  const responsibilities = model.predictProba(rows.table);
  const groups = groupsOfModel(owner, model, { theme, names, hasNoise: responsibilities.cols > model.clusters });
  const shares = sharesOf(owner, responsibilities, groups, theme, component);
  const cloud = cloudOf({ points, shares }, params.maxPoints);
  const colour = component === undefined ? theme.accent : groups.colours[component];
  const probabilityAt = (at: Matrix, k: number): Float64Array => {
    const { data, rows: many, cols } = model.predictProba({ ...at, columns: model.columns });
    return Float64Array.from({ length: many }, (_, i) => data[i * cols + k]);
  };
  const curves = (stage: Stage, axis: JsonObject, y: JsonObject): JsonObject => {
    const at = abscissas(stage, 0);
    const mark = { type: 'line', strokeWidth: 2, clip: true };
    const curve = (k: number): JsonObject[] => {
      const probability = probabilityAt({ data: at, rows: at.length, cols: 1 }, k);
      return Array.from(at, (value, i) => ({
        x: value,
        density: Number(probability[i].toFixed(4)),
        group: groups.names[k],
      }));
    };
    return component === undefined
      ? curveLayer(
          groups.names.flatMap((_, k) => curve(k)),
          groups,
          mark,
          axis,
          y,
        )
      : plainCurve(curve(component), { ...mark, color: colour }, axis, y);
  };
  const map = (stage: Stage): ReturnType<typeof levelContours> =>
    levelContours(stage, (at) => probabilityAt(at, component!), LEVELS);
  const isLine = coordinates.titles.length === 1;
  const isMap = component !== undefined && coordinates.titles.length === 2 && coordinates.areAllFeatures;
  const centres = coordinates.place(model.centers);
  const title = component === undefined ? 'Responsibilities' : `Probability of component ${groups.names[component]}`;
  return pictureOf(
    params,
    scene,
    {
      height: 'probability',
      line: (stage, c, axis, y) =>
        isLine
          ? withRug(stage, cloud, c, axis, (above) => [curves(stage, above, y)])
          : [histogramLayer(stage, cloud, c, axis, y)],
      plane: (stage, a, b, axes) => {
        const contours = isMap ? map(stage) : undefined;
        return [
          ...(contours ? [fillLayer(colour, contours, axes)] : []),
          ...rowLayers(stage, cloud, a, b, axes),
          ...(contours ? [contourLayer(colour, contours, axes)] : []),
          ...(component === undefined ? [centreLayer(stage, groups, centres, a, b, axes)] : []),
        ];
      },
    },
    {
      cloud,
      title,
      description: `${title}: ${count(points.rows)} rows over ${coordinates.titles.join(', ')}.`,
      notes: [
        ...(component === undefined && !isLine ? ['Colours mixed by responsibility; plus signs: the means'] : []),
        ...(isMap ? [`Borders: a probability of ${listed(LEVELS.map((level) => Math.round(100 * level)))} %`] : []),
        ...groupNotes(groups),
      ],
    },
  );
}

function sharesOf(owner: string, of: Matrix, groups: Groups, theme: PlotTheme, component: number | undefined): Shares {
  if (component === undefined) {
    const colours = groups.colours.map((colour) => readColour(owner, colour));
    return {
      of,
      tint: (shares) => mixedColour(colours, shares),
      encoding: { field: TINT, type: 'nominal', scale: null },
    };
  }
  const range = [theme.muted, groups.colours[component]];
  range.forEach((colour) => readColour(owner, colour));
  return {
    of,
    tint: (shares) => Number(shares[component].toFixed(3)),
    encoding: {
      field: TINT,
      type: 'quantitative',
      scale: { domain: [0, 1], range, interpolate: 'rgb' },
      legend: { title: 'probability', gradientLength: 160, tickCount: 5, format: '.0%' },
    },
  };
}

function refuseHardModel(owner: string, model: unknown): void {
  const isSoft = isLabelling(model) && typeof (model as Partial<SoftModel>).predictProba === 'function';
  if (isSoft) return;
  throw new MixwellError(
    'invalid-param',
    `${owner}: expected a model with predictProba, such as a mixture; got ${describe(model)}.`,
  );
}
