import { historyPlot, scatterPlot, selectionPlot } from '@mixwell/plot';
import type { GmmModel, KmeansModel, Selection } from 'mixwell';
import type { Choice } from '../choose.ts';
import type { Observations } from '../data/observations.ts';
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
import { pageTheme } from './colours.ts';
import { type Figure, figureHtml } from './figure.ts';
import { type Html, html } from './html.ts';
import { mixtureFigure } from './mixture-figure.ts';
import { tableHtml } from './table-html.ts';
import { titlesOf } from './titles-of.ts';

/** Two figures beside each other, below each other on narrow screens. */
const half = { size: { width: 350, height: 230 }, narrow: { width: 260, height: 200 } };

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
  const curves: Figure = { ...half, draw: (size) => selectionPlot(mixtures, { theme: pageTheme, ...size }) };
  const climb: Figure = {
    ...half,
    caption: html`The chosen fit after each iteration: it never falls.`,
    draw: (size) => historyPlot(best, { theme: pageTheme, ...size }),
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
  const { best } = clusters;
  const curve: Figure = {
    ...half,
    caption: html`One cluster has no silhouette.`,
    draw: (size) => selectionPlot(clusters, { theme: pageTheme, ...size }),
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
  const figure: Figure = {
    ...half,
    caption: html`The best partition.`,
    draw: (size) =>
      scatterPlot(observations.x, {
        model: best,
        titles: titlesOf(observations),
        layout: 'components',
        theme: pageTheme,
        ...size,
      }),
  };
  return html`<div>${await figureHtml('partition', figure)}${sizes}</div>`;
}
