import { type Rule, refused } from '@mixwell/core';
import type { JsonObject } from './spec.ts';

/** The colours and the font of a picture, as CSS writes them. */
export interface PlotTheme {
  readonly background: string;
  /** Text, and what stands out. */
  readonly ink: string;
  /** Less important text, and rows without a group. */
  readonly muted: string;
  /** Grid lines and bars. */
  readonly line: string;
  /** A single curve. */
  readonly accent: string;
  /** Groups in their order; beyond them colours repeat, with other shapes of points. */
  readonly groups: readonly string[];
  readonly font: string;
}

const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/** The palette of Okabe and Ito [1], which all kinds of colour vision can tell apart, without its black and its yellow. */
const light: PlotTheme = {
  background: '#ffffff',
  ink: '#1b1f24',
  muted: '#5b6470',
  line: '#dfe3e8',
  accent: '#0072b2',
  groups: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'],
  font,
};

/** The same hues, the darker ones a little lighter. */
const dark: PlotTheme = {
  background: '#14171c',
  ink: '#e9ecf0',
  muted: '#9aa4b1',
  line: '#2d333c',
  accent: '#5db2e8',
  groups: ['#2f8fcb', '#e8701a', '#14b588', '#cc79a7', '#e69f00', '#7cc7f0'],
  font,
};

/**
 * The themes that have names.
 *
 * [1] K. Okabe, M. Ito, Color Universal Design (2008), https://jfly.uni-koeln.de/color/.
 */
export const plotThemes: Readonly<Record<'light' | 'dark', PlotTheme>> = Object.freeze({
  light: Object.freeze(light),
  dark: Object.freeze(dark),
});

export const themeRule: Rule<PlotTheme | undefined> = {
  doc: "Colours and font: 'light', 'dark', or some properties of one's own over those of 'light'; 'light' where none is given.",
  type: "'light' | 'dark' | Partial<PlotTheme>",
  expected: "'light', 'dark' or an object with some of " + Object.keys(light).join(', '),
  default: undefined,
  read(value) {
    if (value === 'light' || value === 'dark') return plotThemes[value];
    if (typeof value !== 'object' || value === null) return refused;
    const areGood = Object.entries(value).every(([key, entry]) =>
      key === 'groups' ? isColourList(entry) : key in light && typeof entry === 'string',
    );
    return areGood ? { ...light, ...value } : refused;
  },
  bad: ['blue', 0, null, { ink: 3 }, { groups: [] }, { colour: 'red' }],
};

function isColourList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'string');
}

/** Quiet axes, no frame, legends above. */
export function configOf({ background, ink, muted, line, font }: PlotTheme): JsonObject {
  const small = { labelFontSize: 12, titleFontSize: 12, titleFontWeight: 500, aria: false };
  return {
    background,
    font,
    padding: 12,
    mark: { aria: false },
    view: { stroke: null },
    axis: {
      ...small,
      domain: false,
      grid: true,
      gridColor: line,
      labelColor: muted,
      labelPadding: 6,
      ticks: false,
      titleColor: ink,
      titlePadding: 8,
    },
    legend: {
      ...small,
      labelColor: ink,
      labelLimit: 320,
      orient: 'top',
      direction: 'horizontal',
      symbolOpacity: 1,
      symbolSize: 90,
      titleColor: muted,
      titleOrient: 'left',
    },
    title: {
      aria: false,
      anchor: 'start',
      frame: 'group',
      color: ink,
      fontSize: 15,
      fontWeight: 600,
      offset: 12,
      subtitleColor: muted,
      subtitleFontSize: 12,
      subtitleLineHeight: 16,
      subtitlePadding: 4,
    },
  };
}
