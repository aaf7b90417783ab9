import type { GmmModel, KmeansModel, Selection } from 'mixwell';
import { plural } from '../format.ts';
import type { Choice } from '../choose.ts';
import type { Observations } from '../data/observations.ts';
import { criterionPicture } from '../pictures/criterion-picture.ts';
import { curvePicture } from '../pictures/curve-picture.ts';
import { scatterPicture } from '../pictures/scatter-picture.ts';
import { scaleNote } from '../scale-note.ts';
import {
  augmentedTable,
  bestRows,
  clusterTable,
  criterionTable,
  failureNote,
  glanceTable,
  tidyTable,
} from '../tables.ts';
import { type Figure, figureHtml } from './figure.ts';
import { type Html, html } from './html.ts';
import { mixtureFigure } from './mixture-figure.ts';
import { planeOf } from './plane-of.ts';
import { tableHtml } from './table-html.ts';

/** Two figures beside each other, below each other on narrow screens. */
const half = { size: { width: 385, height: 240 }, narrow: { width: 260, height: 200 } };

/** The chosen mixture, how it was chosen and fitted, and what k-means says. */
export async function choiceSections(observations: Observations, { mixtures, clusters }: Choice): Promise<Html[]> {
  const { best } = mixtures;
  return [
    html`<section>${await figureHtml('mixture', mixtureFigure(observations, best))}</section>`,
    await choosingSection(mixtures),
    html`<section>
      <h2>The chosen mixture</h2>
      <h3>One row a component</h3>
      ${tableHtml(tidyTable(best))}
      <div class="uneven">
        <div>
          <h3>First rows with their labels</h3>
          ${tableHtml(augmentedTable(best, observations.frame, 8))}
        </div>
        <div>
          <h3>The fit</h3>
          ${tableHtml(glanceTable(best))}
        </div>
      </div>
      ${best.report.warnings.map(({ message }) => html`<p class="note">${message}</p>`)}
    </section>`,
    await clusterSection(observations, clusters),
  ];
}

async function choosingSection(mixtures: Selection<GmmModel>): Promise<Html> {
  const { best, criterion } = mixtures;
  const curves: Figure = {
    ...half,
    alt: `The criterion ${criterion} of each shape over the number of components.`,
    caption: html`${criterion.toUpperCase()} by number of components and shape; the ring marks the best.`,
    draw: (size) => criterionPicture(mixtures, size),
  };
  const climb: Figure = {
    ...half,
    alt: `Log-likelihood over ${plural(best.report.iterations, 'iteration')}.`,
    caption: html`The log-likelihood of the chosen fit after each iteration. It never falls.`,
    draw: (size) =>
      curvePicture({
        points: best.report.history.map((y, i) => ({ x: i + 1, y })),
        titles: ['iteration', 'log-likelihood'],
        ...size,
      }),
  };
  return html`<section>
    <h2>Choosing</h2>
    <div class="pair">
      ${await figureHtml('criterion', curves)} ${best.report.iterations > 1 ? await figureHtml('history', climb) : ''}
    </div>
    <div class="uneven">
      <div>
        <h3>${criterion.toUpperCase()} of every mixture</h3>
        ${tableHtml(criterionTable(mixtures))}
      </div>
      <div>
        <h3>The best five</h3>
        ${tableHtml(bestRows(mixtures, 5))}
      </div>
    </div>
    ${noteHtml(failureNote(mixtures))}
  </section>`;
}

async function clusterSection(observations: Observations, clusters: Selection<KmeansModel> | string): Promise<Html> {
  if (typeof clusters === 'string')
    return html`<section>
      <h2>k-means</h2>
      <p>${clusters}</p>
    </section>`;
  const { best, table } = clusters;
  const points = table.flatMap(({ params, silhouette }) =>
    silhouette === null ? [] : [{ x: Number(params.clusters), y: silhouette }],
  );
  const curve: Figure = {
    ...half,
    alt: 'Mean silhouette over the number of clusters.',
    caption: html`Mean silhouette by number of clusters; one cluster has none. The ring marks the best.`,
    draw: (size) => curvePicture({ points, titles: ['clusters', 'mean silhouette'], ringed: best.clusters, ...size }),
  };
  return html`<section>
    <h2>k-means</h2>
    <div class="pair">
      <div>${await figureHtml('silhouette', curve)}${tableHtml(clusterTable(clusters))}</div>
      ${await partitionHtml(observations, best)}
    </div>
    ${noteHtml(scaleNote(observations))}
  </section>`;
}

function noteHtml(note: string | undefined): Html {
  return html`${note === undefined ? '' : html`<p class="note">${note}</p>`}`;
}

async function partitionHtml(observations: Observations, best: KmeansModel): Promise<Html> {
  const sizes = tableHtml(tidyTable(best));
  if (observations.x.cols === 1)
    return html`<div>
      <h3>One row a cluster</h3>
      ${sizes}
    </div>`;
  const plane = planeOf(observations);
  const figure: Figure = {
    ...half,
    alt: `Rows as points in ${plural(best.clusters, 'cluster')}.`,
    caption: html`The best partition.`,
    draw: (size) =>
      scatterPicture({
        points: plane.points(observations.x),
        labels: best.labels,
        names: Array.from({ length: best.clusters }, (_, k) => String(k)),
        axes: plane.titles,
        ...size,
      }),
  };
  return html`<div>${await figureHtml('partition', figure)}${sizes}</div>`;
}
