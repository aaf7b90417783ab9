import { type DensityModel, type MatrixInput, MixwellError, type Rules, describe, wholeNumber } from '@mixwell/core';
import {
  cloudOf,
  columnsOf,
  groupNotes,
  groupsOfLabels,
  groupsOfMixture,
  listed,
  listRule,
  type LogDensity,
  looksLikeMixture,
  type Mixture,
  type MixtureLike,
  ofRows,
  perRowRule,
  pictureOf,
  readMixture,
  readSpace,
  rowsRule,
  type Scene,
  sceneOf,
  type SpaceOptions,
  spaceRules,
  type Spec,
  truthRule,
} from '@mixwell/plot-layers';
import { componentOf, marginalMixture, mixtureLogDensity, modelLogDensity, refuseComponent } from './density-of.ts';
import { type DensityLayer, densityLayers, densityPainter } from './density-painter.ts';

/** A model of a density that says what its features are. */
export type DensityLike = Pick<DensityModel, 'columns' | 'logDensity' | 'sample'>;

export interface DensityPlotOptions extends SpaceOptions {
  /** Rows to draw with the density. */
  x?: MatrixInput;
  /** The label of each row of `x`, which colours its point in a plane. */
  labels?: ArrayLike<number | string>;
  /** The true mixture, drawn solid; the estimate beside it is dashed. */
  truth?: MixtureLike;
  /** This component alone, from 0, as a density of its own. */
  component?: number;
  /** What is drawn. Default: all along a line, all but the components in a plane. */
  layers?: readonly DensityLayer[];
  /** What the borders in a plane hold of the density, above 0 and below 1. Default [0.95, 0.75, 0.5, 0.25]. */
  shares?: readonly number[];
}

const isLayer = (entry: unknown): entry is DensityLayer => densityLayers.includes(entry as DensityLayer);
const isShare = (entry: unknown): entry is number => Number(entry) > 0 && Number(entry) < 1;

export const densityPlotRules: Rules<DensityPlotOptions> = {
  x: rowsRule('Rows to draw with the density.'),
  labels: perRowRule('The label of each row of `x`, which colours its point in a plane.', 'ArrayLike<number | string>'),
  truth: { ...truthRule, doc: 'The true mixture, drawn solid; the estimate beside it is dashed.' },
  component: {
    ...wholeNumber({ min: 0, doc: 'This component alone, from 0, as a density of its own.' }),
    default: undefined,
  },
  layers: listRule({
    doc: 'What is drawn; all along a line, all but the components in a plane where none are given.',
    type: "('rows' | 'components' | 'total' | 'truth')[]",
    expected: `an array of ${densityLayers.map((layer) => `'${layer}'`).join(', ')}`,
    isGood: isLayer,
  }),
  shares: {
    ...listRule({
      doc: 'What the borders in a plane hold of the density, above 0 and below 1.',
      type: 'number[]',
      expected: 'an array of numbers above 0 and below 1',
      isGood: isShare,
    }),
    default: [0.95, 0.75, 0.5, 0.25],
  },
  ...spaceRules,
};

/**
 * A density: over one feature the curve of the whole and what each component adds to it, over two the borders of the regions of
 * highest density that hold 95, 75, 50 and 25 % of it.
 *
 * Of a model with weights, means and covariances any features can be drawn, and their principal components: those are mixtures too.
 * Another can be drawn over all of its features, where they are one or two.
 *
 * @param model  a model with `logDensity`, or a mixture.
 * @throws MixwellError `invalid-param` for what is neither, features that cannot be drawn, or an unacceptable option;
 *   `not-positive-definite` where a component has no spread in some direction; as `scatterPlot` for the rows.
 *
 * Cost: about 6000 densities a plane of 480 x 320 pixels, 160 a line.
 */
export function densityPlot(model: DensityLike | MixtureLike, options: DensityPlotOptions = {}): Spec {
  const owner = 'densityPlot';
  const params = readSpace(owner, densityPlotRules, options);
  const { component, theme } = params;
  const mixture = looksLikeMixture(model) ? readMixture(owner, model) : undefined;
  if (!mixture && !isDensity(model)) {
    throw new MixwellError(
      'invalid-param',
      `${owner}: expected a model with logDensity, or a mixture with weights, means and covariances; got ${describe(model)}.`,
    );
  }
  refuseComponent(owner, component, mixture?.weights.length ?? 0);
  const features = mixture?.means.cols ?? (model as DensityLike).columns.length;
  const truth = params.truth && readMixture(`${owner}: "truth"`, params.truth, features);
  const drawn = mixture && component !== undefined ? componentOf(mixture, component) : mixture;
  const scene = sceneOf(owner, params, {
    x: params.x,
    columns: columnsOf(model, features),
    mixtures: [...(drawn ? [drawn] : []), ...(truth ? [truth] : [])],
    deviations: 3.2,
    ...(!mixture && { stand: (model as DensityLike).sample(STAND_IN, { seed: 0 }).x }),
  });
  const { rows, points, coordinates, mixtures } = scene;
  const estimate = estimateOf(owner, model, component === undefined, drawn && mixtures[0], scene);
  const labels = rows && params.labels && ofRows(owner, 'labels', params.labels, rows);
  const groups = labels && groupsOfLabels(owner, labels, theme, { title: 'label', names: params.names });
  const cloud = points && cloudOf({ points, groups }, params.maxPoints);
  const count = coordinates.titles.length;
  const isWhole = component === undefined;
  const layers = new Set(params.layers ?? densityLayers.filter((layer) => count === 1 || layer !== 'components'));
  const components = mixture && isWhole ? groupsOfMixture(owner, mixture, undefined, params).components : undefined;
  const what = isWhole ? 'Density' : `Density of component ${component}`;
  return pictureOf(
    params,
    scene,
    densityPainter({
      estimate,
      ...(drawn && isWhole && { mixture: mixtures[0], groups: components }),
      ...(truth && { truth: mixtures[mixtures.length - 1] }),
      layers,
      shares: params.shares!,
      cloud,
    }),
    {
      cloud: layers.has('rows') ? cloud : undefined,
      title: what,
      description: `${what} over ${coordinates.titles.join(', ')}.`,
      notes: [
        ...(count > 1
          ? [`Borders hold ${listed([...params.shares!].map((share) => +(100 * share).toPrecision(4)))} % of it`]
          : []),
        ...(groups ? groupNotes(groups) : []),
      ],
    },
  );
}

/** Rows drawn from a density that says nothing else of where it lies. */
const STAND_IN = 1000;

function isDensity(model: object): model is DensityLike {
  const { columns, logDensity } = model as Partial<DensityLike>;
  return typeof logDensity === 'function' && Array.isArray(columns);
}

/** What the model says where all of its features are drawn; what its components say otherwise. */
function estimateOf(
  owner: string,
  model: DensityLike | MixtureLike,
  isWhole: boolean,
  placed: Mixture | undefined,
  { coordinates }: Scene,
): (chosen: readonly number[]) => LogDensity {
  const whole = isWhole && coordinates.areAllFeatures && isDensity(model) ? modelLogDensity(model) : undefined;
  return (chosen) => {
    if (whole && chosen.length === coordinates.titles.length) return whole;
    if (placed) return mixtureLogDensity(marginalMixture(placed, chosen));
    throw new MixwellError(
      'invalid-param',
      `${owner}: a model without weights, means and covariances can be drawn over all of its features, one or two, and no others.`,
    );
  };
}
