import { type Matrix, MixwellError } from '@mixwell/core';
import type { Mixture } from './mixture.ts';
import type { JsonObject } from './spec.ts';
import type { PlotTheme } from './theme.ts';

/** Where a picture happens: its axes and how large it is. */
export interface Stage {
  /** One a coordinate. */
  readonly titles: readonly string[];
  /** What of each coordinate can be seen. */
  readonly domains: readonly (readonly [low: number, high: number])[];
  /** Of one panel, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly theme: PlotTheme;
}

/** Room around the rows, as a share of their range. */
const MARGIN = 0.06;

/** How far a domain may go beyond the rows to show an ellipse, as a share of their range. */
const STRETCH = 0.35;

/**
 * What of each coordinate can be seen: the rows with a margin, and the components to so many standard deviations, as long as that
 * leaves the rows most of the room.
 *
 * @throws MixwellError `invalid-input` where the range of a coordinate is more than a number can be.
 */
export function domainsOf(
  owner: string,
  titles: readonly string[],
  rows: Matrix | undefined,
  mixtures: readonly Mixture[],
  deviations: number,
): [number, number][] {
  return titles.map((title, c) => {
    const [low, high] = rows ? extentOf(rows, c) : [Infinity, -Infinity];
    let [left, right] = [low, high];
    for (const { means, covariances } of mixtures) {
      covariances.forEach(({ data, cols }, k) => {
        const reach = deviations * Math.sqrt(data[c * cols + c]);
        left = Math.min(left, means.data[k * cols + c] - reach);
        right = Math.max(right, means.data[k * cols + c] + reach);
      });
    }
    if (rows && high > low) {
      left = Math.max(left, low - STRETCH * (high - low));
      right = Math.min(right, high + STRETCH * (high - low));
    }
    const margin = MARGIN * (right - left) || Math.abs(left) * MARGIN || 1;
    const domain: [number, number] = [left - margin, right + margin];
    if (Number.isFinite(domain[1] - domain[0])) return domain;
    throw new MixwellError('invalid-input', `${owner}: the range of "${title}" is too large to draw.`, {
      column: title,
    });
  });
}

function extentOf({ data, rows, cols }: Matrix, c: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < rows; i++) {
    low = Math.min(low, data[i * cols + c]);
    high = Math.max(high, data[i * cols + c]);
  }
  return [low, high];
}

/** What of an axis is written beside its grid. */
export interface Shown {
  readonly title: boolean;
  readonly labels: boolean;
}

/** Encodes coordinate `c` along an axis. */
export function along(
  stage: Stage,
  c: number,
  channel: 'x' | 'y',
  shown: Shown = { title: true, labels: true },
): JsonObject {
  const [low, high] = stage.domains[c];
  return {
    field: channel,
    type: 'quantitative',
    scale: { domain: [low, high], nice: false, zero: false },
    axis: axisOf(shown.title ? stage.titles[c] : null, shown.labels, channel === 'x' ? stage.width : stage.height),
  };
}

/** An axis with about as many ticks as `length` pixels have room for. */
export function axisOf(title: string | null, labels: boolean, length: number): JsonObject {
  const tickCount = Math.max(2, Math.min(6, Math.round(length / 50)));
  // Without a canvas, texts are taken for a half longer than they are.
  return { title, labels, tickCount, ...(title !== null && { titleLimit: Math.max(200, Math.round(1.5 * length)) }) };
}
