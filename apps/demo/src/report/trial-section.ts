import { fixed, percent } from '../format.ts';
import { densityPicture } from '../pictures/density-picture.ts';
import { ellipsesOf } from '../pictures/ellipses.ts';
import { scatterPicture } from '../pictures/scatter-picture.ts';
import type { MoonDensity, TrialResult, Trials } from '../synthetic/run-trials.ts';
import { trialTable } from '../tables.ts';
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
      Made-up rows, fitted without their labels. Crossed-out rows got the wrong one; ellipses are at 2 standard
      deviations. The adjusted Rand index is 1 where two partitions are the same, and about 0 where they have nothing to
      do with each other.
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

function truthFigure({ trial: { name, x, labels, mixture } }: TrialResult): Figure {
  const ellipses = mixture ? ellipsesOf(mixture.means, mixture.covariances, [2]) : [];
  return {
    size: third,
    alt: `${name}: the true clusters.`,
    caption: html`The truth`,
    draw: (size) => scatterPicture({ points: x, labels, ellipses, ...size }),
  };
}

function partitionFigure({ trial, kmeans }: TrialResult): Figure {
  const { accuracy, adjustedRandIndex, labels } = kmeans;
  return {
    size: third,
    alt: `${trial.name}: what k-means found.`,
    caption: html`k-means: ${percent(accuracy, 1)} right, index ${fixed(adjustedRandIndex, 3)}`,
    draw: (size) => scatterPicture({ points: trial.x, labels, crossed: (i) => labels[i] !== trial.labels[i], ...size }),
  };
}

function mixtureFigure({ trial, gmm }: TrialResult): Figure {
  const { accuracy, adjustedRandIndex, labels, model, match } = gmm;
  const ellipses = ellipsesOf(model.means, model.covariances, [2]).map((ellipse) => ({
    ...ellipse,
    group: match(ellipse.group),
  }));
  return {
    size: third,
    alt: `${trial.name}: what a mixture found.`,
    caption: html`Mixture: ${percent(accuracy, 1)} right, index ${fixed(adjustedRandIndex, 3)}`,
    draw: (size) =>
      scatterPicture({ points: trial.x, labels, ellipses, crossed: (i) => labels[i] !== trial.labels[i], ...size }),
  };
}

async function densityHtml({ trial, model, homogeneity, newRows, newRowsOfTwo }: MoonDensity): Promise<Html> {
  const figure: Figure = {
    size: { width: 560, height: 300 },
    narrow: { width: 320, height: 190 },
    alt: 'The density of a mixture of sixteen round components over the two moons.',
    caption: html`${model.clusters} round components: 95, 75, 50 and 25 % of the rows lie within the borders. The
    homogeneity of its labels is ${fixed(homogeneity, 3)}: 1 means that no component has rows of both moons. New moons
    get a mean log-density of ${fixed(newRows, 2)} a row, against ${fixed(newRowsOfTwo, 2)} with two components of any
    shape.`,
    draw: (size) => densityPicture(trial, model, size),
  };
  return html`<h3>Moons as a density</h3>
    ${await figureHtml('density', figure)}`;
}
