import type { MatrixInput, Rules } from '@mixwell/core';
import {
  bellLayers,
  cloudOf,
  columnsOf,
  ellipseLayer,
  groupNotes,
  groupsOfMixture,
  histogramLayer,
  listed,
  listRule,
  type MixtureLike,
  ofRows,
  type Outlined,
  perRowRule,
  pictureOf,
  readMixture,
  readSpace,
  rowLayers,
  rowsRule,
  sceneOf,
  type SpaceOptions,
  spaceRules,
  type Spec,
  truthRule,
} from '@mixwell/plot-layers';

export interface EllipsePlotOptions extends SpaceOptions {
  /** Rows to draw behind the ellipses. */
  x?: MatrixInput;
  /** The component of each row of `x`; other labels get colours of their own. Default: what the model predicts. */
  labels?: ArrayLike<number | string>;
  /** The true mixture, drawn solid and without colour. */
  truth?: MixtureLike;
  /** Distances from the means, in standard deviations, above 0. Default [1, 2, 3]. */
  deviations?: readonly number[];
}

export const ellipsePlotRules: Rules<EllipsePlotOptions> = {
  x: rowsRule('Rows to draw behind the ellipses.'),
  labels: perRowRule(
    'The component of each row of `x`; other labels get colours of their own. What the model predicts where there are none.',
    'ArrayLike<number | string>',
  ),
  truth: truthRule,
  deviations: {
    ...listRule({
      doc: 'Distances from the means, in standard deviations, above 0.',
      type: 'number[]',
      expected: 'an array of finite numbers above 0',
      isGood: (entry): entry is number => Number.isFinite(entry) && Number(entry) > 0,
    }),
    default: [1, 2, 3],
  },
  ...spaceRules,
};

/**
 * The components of a mixture as ellipses at 1, 2 and 3 standard deviations: dashed as they were estimated, solid as they truly are.
 *
 * One feature is drawn as the curve of each component, with a stem at each distance; more than two as for `scatterPlot`, and the
 * ellipses of a pair of features or of two principal components are those of the exact distribution there.
 *
 * @param model  a model of `gmm`, or anything with weights, means and covariances.
 * @throws MixwellError `invalid-param` for what is no mixture, or an unacceptable option; `shape-mismatch` where its parts, the truth,
 *   the rows or the labels do not fit each other; `not-positive-definite` for a covariance with a negative eigenvalue; as
 *   `scatterPlot` otherwise.
 */
export function ellipsePlot(model: MixtureLike, options: EllipsePlotOptions = {}): Spec {
  const owner = 'ellipsePlot';
  const params = readSpace(owner, ellipsePlotRules, options);
  const deviations = params.deviations!;
  const estimate = readMixture(owner, model);
  const truth = params.truth && readMixture(`${owner}: "truth"`, params.truth, estimate.means.cols);
  const scene = sceneOf(owner, params, {
    x: params.x,
    columns: columnsOf(model, estimate.means.cols),
    mixtures: [estimate, ...(truth ? [truth] : [])],
    deviations: Math.max(...deviations),
  });
  const { rows, points } = scene;
  const labels = rows && params.labels && ofRows(owner, 'labels', params.labels, rows);
  const groups = groupsOfMixture(owner, model, labels, { ...params, table: rows?.table });
  const isForeign = groups.rows !== undefined && groups.rows !== groups.components;
  const cloud = points && cloudOf({ points, groups: groups.rows }, params.maxPoints);
  const [first, second] = scene.mixtures;
  // The truth lies below, so that a dashed estimate that is as good can be seen.
  const outlines: Outlined[] = [
    ...(truth ? [{ mixture: second, kind: 'true' as const, deviations, isCompared: true }] : []),
    {
      mixture: first,
      kind: 'estimated',
      groups: isForeign ? undefined : groups.components,
      deviations,
      isCompared: truth !== undefined,
    },
  ];
  const what = `${estimate.weights.length} component${estimate.weights.length === 1 ? '' : 's'}`;
  const isLine = scene.coordinates.titles.length === 1;
  return pictureOf(
    params,
    scene,
    {
      height: 'density',
      line: (stage, c, axis, y) => [
        ...(cloud ? [histogramLayer(stage, cloud, c, axis, y)] : []),
        ...outlines.flatMap((outlined) => bellLayers(stage, outlined, c, axis, y)),
      ],
      plane: (stage, a, b, axes) => [
        ...(cloud ? rowLayers(stage, cloud, a, b, axes) : []),
        ...outlines.map((outlined) => ellipseLayer(stage, outlined, a, b, axes)),
      ],
    },
    {
      cloud,
      title: `Mixture of ${what}`,
      description: `A mixture of ${what} over ${scene.coordinates.titles.join(', ')}${truth ? ', and the true one' : ''}.`,
      notes: [
        `${isLine ? 'Stems' : 'Ellipses'} at ${listed(deviations)} standard deviation${deviations.at(-1) === 1 ? '' : 's'} from the means`,
        ...groupNotes(groups.components),
      ],
    },
  );
}
