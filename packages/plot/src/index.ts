export {
  type Json,
  type JsonObject,
  type LabellingModel,
  type Layout,
  type MixtureLike,
  type PictureOptions,
  type PlotTheme,
  plotThemes,
  type SoftModel,
  type SpaceOptions,
  type Spec,
} from '@mixwell/plot-layers';
export type { DensityLayer } from './density-painter.ts';
export { type DensityLike, type DensityPlotOptions, densityPlot, densityPlotRules } from './density-plot.ts';
export { type EllipsePlotOptions, ellipsePlot, ellipsePlotRules } from './ellipse-plot.ts';
export {
  type HistoryPlotOptions,
  type HistoryReport,
  type HistorySource,
  historyPlot,
  historyPlotRules,
} from './history-plot.ts';
export { type RenderHtmlOptions, renderHtml, renderHtmlRules } from './render-html.ts';
export { type RenderSvgOptions, renderSvg, renderSvgRules } from './render-svg.ts';
export { type ResponsibilityPlotOptions, responsibilityPlot, responsibilityPlotRules } from './responsibility-plot.ts';
export { type ScatterPlotOptions, scatterPlot, scatterPlotRules } from './scatter-plot.ts';
export {
  type SelectionCriterion,
  type SelectionPlotOptions,
  type SelectionRowLike,
  type SelectionSource,
  selectionPlot,
  selectionPlotRules,
} from './selection-plot.ts';
