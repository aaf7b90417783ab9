import { type Spec, densityPlot, ellipsePlot, scatterPlot } from '@mixwell/plot';
import { reorderComponents } from 'mixwell';
import { fixed, percent } from '../format.ts';
import type { MoonDensity, TrialResult, Trials } from '../synthetic/run-trials.ts';
import { trialTable } from '../tables.ts';
import { pageTheme } from './colours.ts';
import { type Figure, figureHtml } from './figure.ts';
import { type Html, html } from './html.ts';
import { tableHtml } from './table-html.ts';

const third = { width: 280, height: 210 };

/** Made-up data: the truth, and what each method found of it. */
export async function trialSection({ results, density }: Trials): Promise<Html> {
  const trials = await Promise.all(results.map(trialHtml));
  return html`<section>
    <h2>Where the truth is known</h2>
    <p>
      Made-up rows, fitted without their labels. Rows that k-means gave another label than the true one are crossed out.
      Ellipses are dashed as a mixture was fitted, at 2 standard deviations, and solid as it truly is. The adjusted Rand
      index is 1 where two partitions are the same, and about 0 where they have nothing to do with each other.
    </p>
    ${tableHtml(trialTable(results))} ${trials} ${await densityHtml(density)}
  </section>`;
}

async function trialHtml(result: TrialResult): Promise<Html> {
  const { name, about } = result.trial;
  const figures = [truthFigure(result), partitionFigure(result), mixtureFigure(result)];
  const drawn = await Promise.all(figures.map((figure, i) => figureHtml(`${name.toLowerCase()}${i}`, figure)));
  return html`<h3>${name}</h3>
    <p class="note">${about}</p>
    <div class="trio">${drawn}</div>`;
}

/** The picture without a title and legends, for which a third of the page has no room. */
function bare({ title: _, ...spec }: Spec): Spec {
  const isLegend = (key: string, value: unknown): boolean => key === 'legend' && 'title' in Object(value);
  return JSON.parse(JSON.stringify(spec, (key, value: unknown) => (isLegend(key, value) ? null : value))) as Spec;
}

function truthFigure({ trial: { x, labels, mixture } }: TrialResult): Figure {
  return {
    size: third,
    caption: html`The truth`,
    draw: (size) => bare(scatterPlot(x, { labels, truth: mixture, theme: pageTheme, ...size })),
  };
}

function partitionFigure({ trial, kmeans }: TrialResult): Figure {
  const { accuracy, adjustedRandIndex, labels } = kmeans;
  return {
    size: third,
    caption: html`k-means: ${percent(accuracy, 1)} right, index ${fixed(adjustedRandIndex, 3)}`,
    draw: (size) => bare(scatterPlot(trial.x, { labels, truth: trial.labels, theme: pageTheme, ...size })),
  };
}

/** Components in the order of the true clusters that they are. */
function mixtureFigure({ trial, gmm }: TrialResult): Figure {
  const { accuracy, adjustedRandIndex, model, match } = gmm;
  const found = Array.from({ length: model.clusters }, (_, k) => match(k));
  const matched = reorderComponents(
    model,
    found.map((_, k) => found.indexOf(k)),
  );
  const options = { x: trial.x, truth: trial.mixture, deviations: [2], theme: pageTheme };
  return {
    size: third,
    caption: html`Mixture: ${percent(accuracy, 1)} right, index ${fixed(adjustedRandIndex, 3)}`,
    draw: (size) => bare(ellipsePlot(matched, { ...options, ...size })),
  };
}

async function densityHtml({ trial, model, homogeneity, newRows, newRowsOfTwo }: MoonDensity): Promise<Html> {
  const figure: Figure = {
    size: { width: 560, height: 300 },
    narrow: { width: 320, height: 190 },
    caption: html`${model.clusters} round components. The homogeneity of its labels is ${fixed(homogeneity, 3)}: 1 means
    that no component has rows of both moons. New moons get a mean log-density of ${fixed(newRows, 2)} a row, against
    ${fixed(newRowsOfTwo, 2)} with two components of any shape.`,
    draw: (size) => densityPlot(model, { x: trial.x, labels: trial.labels, theme: pageTheme, ...size }),
  };
  return html`<h3>Moons as a density</h3>
    ${await figureHtml('density', figure)}`;
}
