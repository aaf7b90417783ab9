export { type Cloud, cloudOf, type Shares, TINT } from './cloud.ts';
export { type LogDensity, contourLayer, densityContours, fillLayer, levelContours } from './contour-layers.ts';
export { bellLayers, ellipseLayer, type Outlined } from './ellipse-layers.ts';
export { groupNotes, type Groups, groupsOfLabels } from './groups.ts';
export { type Kind, kindEncoding } from './kind.ts';
export {
  abscissas,
  componentCurves,
  countLayer,
  curveLayer,
  curveValues,
  histogramLayer,
  plainCurve,
  withRug,
} from './line-layers.ts';
export {
  columnsOf,
  isPerRow,
  looksLikeMixture,
  type Mixture,
  type MixtureLike,
  readMixture,
  truthRule,
} from './mixture.ts';
export {
  groupsOfMixture,
  groupsOfModel,
  isLabelling,
  type LabellingModel,
  labellingModelRule,
  type SoftModel,
} from './model-groups.ts';
export {
  type Layout,
  listRule,
  perRowRule,
  type PictureOptions,
  pictureRules,
  readPicture,
  readSpace,
  rowsRule,
  type SpaceOptions,
  spaceRules,
  textRule,
} from './options.ts';
export type { Painter } from './panels.ts';
export { headingOf, pictureOf, type Scene, sceneOf, type WithRows } from './picture.ts';
export { type Axes, centreLayer, rowLayers } from './point-layers.ts';
export { count, listed, roundingFor } from './rounded.ts';
export { type Json, type JsonObject, type Spec, specOf } from './spec.ts';
export type { Stage } from './stage.ts';
export { ofRows } from './table-rows.ts';
export { configOf, type PlotTheme, plotThemes } from './theme.ts';
