import type { Config } from 'vega-lite';
import { colour } from './colours.ts';

export const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/** Quiet axes, no frame, no background: the page shows through. */
export const theme: Config = {
  aria: false,
  background: 'transparent',
  font,
  padding: 4,
  view: { stroke: null },
  axis: {
    domain: false,
    grid: true,
    gridColor: colour('line'),
    labelColor: colour('muted'),
    labelFontSize: 12,
    labelPadding: 6,
    ticks: false,
    titleColor: colour('ink'),
    titleFontSize: 12,
    titleFontWeight: 500,
    titlePadding: 8,
  },
  legend: {
    labelColor: colour('ink'),
    labelFontSize: 12,
    orient: 'top',
    direction: 'horizontal',
    symbolOpacity: 1,
    symbolSize: 90,
    titleColor: colour('muted'),
    titleFontSize: 12,
    titleFontWeight: 500,
    titleOrient: 'left',
  },
  title: { color: colour('ink'), fontSize: 13, fontWeight: 600, anchor: 'start' },
};
