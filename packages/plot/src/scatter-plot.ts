import {
  type MatrixInput,
  MixwellError,
  type Rule,
  type Rules,
  readWeights,
  refused,
  sampleWeightsRule,
} from '@mixwell/core';
import {
  centreLayer,
  cloudOf,
  count,
  countLayer,
  ellipseLayer,
  groupNotes,
  groupsOfLabels,
  groupsOfModel,
  isPerRow,
  type LabellingModel,
  labellingModelRule,
  looksLikeMixture,
  type MixtureLike,
  ofRows,
  perRowRule,
  pictureOf,
  readMixture,
  readSpace,
  rowLayers,
  type Scene,
  sceneOf,
  type SpaceOptions,
  spaceRules,
  type Spec,
  type WithRows,
  withRug,
} from '@mixwell/plot-layers';

export interface ScatterPlotOptions extends SpaceOptions {
  /** The label of each row: whole numbers from 0, -1 for noise, or texts. Default: what `model` predicts. */
  labels?: ArrayLike<number | string>;
  /** Its features are drawn, and its centres; it gives the labels where there are none. */
  model?: LabellingModel;
  /** The true label of each row: rows with another are crossed out. Or the true mixture: its ellipses are drawn. */
  truth?: ArrayLike<number | string> | MixtureLike;
  /** What each row counts, at least 0: the area of its point. */
  weights?: ArrayLike<number>;
}

export const scatterPlotRules: Rules<ScatterPlotOptions> = {
  labels: perRowRule(
    'The label of each row: whole numbers from 0, -1 for noise, or texts.',
    'ArrayLike<number | string>',
  ),
  model: labellingModelRule('Its features are drawn, and its centres; it gives the labels where there are none.'),
  truth: truthOrLabelsRule(),
  weights: { ...sampleWeightsRule, doc: 'What each row counts, at least 0: the area of its point.' },
  ...spaceRules,
};

/**
 * Rows as points, coloured by label.
 *
 * One feature is drawn as bars and a rug, two as a plane, up to five as a plane for each pair, more as their first two principal
 * components. More than `maxPoints` rows are counted in bins, or sampled where there are several planes.
 *
 * @param x  rows x features; rows with a missing cell are left out, and the subtitle says so.
 * @throws MixwellError `invalid-param` for an unacceptable option; `shape-mismatch` where labels, truth or weights are not one a row,
 *   or `x` has not the model's columns; `invalid-input` for a cell that is no number, or where every row has a missing one.
 *
 * Cost: a pass over the rows; the specification has at most about `maxPoints` points or some thousand bins.
 */
export function scatterPlot(x: MatrixInput, options: ScatterPlotOptions = {}): Spec {
  const owner = 'scatterPlot';
  const params = readSpace(owner, scatterPlotRules, options);
  const { theme, model, names } = params;
  const truth = looksLikeMixture(params.truth) ? [readMixture(`${owner}: "truth"`, params.truth)] : [];
  const scene = sceneOf(owner, params, { x, columns: model?.columns, mixtures: truth, deviations: 3 });
  const { rows, points, coordinates } = scene as WithRows<Scene>;
  const labels = params.labels && ofRows(owner, 'labels', params.labels, rows);
  const groups = labels
    ? groupsOfLabels(owner, labels, theme, { title: 'label', names })
    : model && groupsOfModel(owner, model, { theme, names, table: rows.table });
  const wrong = isPerRow(params.truth)
    ? wrongRows(owner, ofRows(owner, 'truth', params.truth, rows), labels ?? groups?.of)
    : undefined;
  const weights = readWeights(owner, params.weights, rows.total);
  const cloud = cloudOf(
    {
      points,
      groups,
      ...(weights && { weights: ofRows(owner, 'weights', weights, rows) as ArrayLike<number> }),
      ...(wrong && { isCrossed: (i) => wrong[i] === 1 }),
    },
    params.maxPoints,
  );
  const centres = model && coordinates.place(model.centers);
  const title = groups ? `Rows by ${groups.title}` : 'Rows';
  return pictureOf(
    params,
    scene,
    {
      height: weights ? 'weight of the rows' : 'rows',
      line: (stage, c, axis, y) => withRug(stage, cloud, c, axis, (x0) => [countLayer(stage, cloud, c, x0, y)]),
      plane: (stage, a, b, axes) => [
        ...rowLayers(stage, cloud, a, b, axes),
        ...scene.mixtures.map((mixture) =>
          ellipseLayer(stage, { mixture, kind: 'true', deviations, isCompared: false }, a, b, axes),
        ),
        ...(centres ? [centreLayer(stage, labels ? undefined : groups, centres, a, b, axes)] : []),
      ],
    },
    {
      cloud,
      title,
      description: `${title}: ${count(points.rows)} rows over ${coordinates.titles.join(', ')}.`,
      notes: [
        ...(wrong ? [wrongNote(wrong, cloud.places !== undefined && points.cols > 1)] : []),
        ...(truth.length > 0 ? ['Ellipses: the true components, 1, 2 and 3 standard deviations from their means'] : []),
        ...(centres && points.cols > 1 ? ['Plus signs: the centres of the model'] : []),
        ...(groups ? groupNotes(groups) : []),
      ],
    },
  );
}

const deviations = [1, 2, 3];

/**
 * 1 for each row whose label is not the true one.
 *
 * @throws MixwellError `invalid-param` where there are no labels to compare.
 */
function wrongRows(owner: string, truth: ArrayLike<unknown>, labels: ArrayLike<unknown> | undefined): Uint8Array {
  if (labels === undefined) {
    throw new MixwellError('invalid-param', `${owner}: "truth" needs "labels" or a "model" to compare with.`, {
      option: 'truth',
    });
  }
  return Uint8Array.from(truth, (label, i) => Number(label !== labels[i]));
}

function wrongNote(wrong: Uint8Array, areCrossed: boolean): string {
  const many = wrong.reduce((sum, one) => sum + one, 0);
  return `${count(many)} of ${count(wrong.length)} rows have another label than the truth${areCrossed && many > 0 ? ', crossed out' : ''}`;
}

function truthOrLabelsRule(): Rule<ScatterPlotOptions['truth']> {
  return {
    doc: 'The true label of each row: rows with another are crossed out. Or the true mixture: its ellipses are drawn.',
    type: 'ArrayLike<number | string> | MixtureLike',
    expected: 'an array, one entry a row, or a mixture',
    default: undefined,
    read: (value) => (isPerRow(value) || looksLikeMixture(value) ? (value as ScatterPlotOptions['truth']) : refused),
    bad: [0, null, '12', {}],
  };
}
