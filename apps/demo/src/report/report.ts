import type { Choice } from '../choose.ts';
import type { Observations } from '../data/observations.ts';
import { type Cell, agreement, fixed, plural, show } from '../format.ts';
import type { DemoOptions } from '../options.ts';
import type { Trials } from '../synthetic/run-trials.ts';
import { choiceSections } from './choice-sections.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { trialSection } from './trial-section.ts';

/** Everything that was found, as one page. */
export async function report(
  observations: Observations,
  choice: Choice,
  trials: Trials | undefined,
  options: DemoOptions,
): Promise<string> {
  return page(`mixwell: ${observations.title}`, [
    header(observations, options),
    facts(choice),
    ...(await choiceSections(observations, choice)),
    ...(trials ? [await trialSection(trials)] : []),
    footer(options),
  ]);
}

function header({ title, about, x, notes }: Observations, { starts }: DemoOptions): Html {
  return html`<header>
    <h1>${title}</h1>
    <p class="lead">${about}</p>
    <p class="note">
      ${plural(x.rows, 'row')}, ${plural(x.cols, 'feature')}; the best of ${plural(starts, 'start')} of every model.
    </p>
    ${notes.map((note) => html`<p class="note">${note}</p>`)}
  </header>`;
}

function facts({ mixtures: { table, criterion }, clusters }: Choice): Html {
  const best = table.find(({ rank }) => rank === 1)!;
  const partition = typeof clusters === 'string' ? undefined : clusters.table.find(({ rank }) => rank === 1);
  const fact = (name: string, value: string, more: string): Html =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}<small>${more}</small></dd>
    </div>`;
  return html`<dl class="facts">
    ${fact('Mixture', plural(Number(best.params.components), 'component'), `${show(best.params.covariance as Cell)}, the best by ${criterion.toUpperCase()}`)}
    ${fact(criterion.toUpperCase(), fixed(Number(best[criterion]), criterion === 'silhouette' ? 3 : 1), plural(Number(best.freeParameters), 'free parameter'))}
    ${fact('Log-likelihood', fixed(Number(best.logLikelihood), 1), `after ${plural(Number(best.iterations), 'iteration')}`)}
    ${fact('Agreement', agreement(best), 'starts came as far')}
    ${partition ? fact('k-means', plural(Number(partition.params.clusters), 'cluster'), `silhouette ${fixed(Number(partition.silhouette), 3)}`) : ''}
  </dl>`;
}

function footer({ file, components, shapes, starts, criterion, seed }: DemoOptions): Html {
  const asked = `--components ${components.join(',')} --shapes ${shapes.join(',')} --starts ${starts} --criterion ${criterion} --seed ${seed}`;
  return html`<footer>
    <p>
      The same numbers again, bit for bit: <code>npm run demo -- ${file === undefined ? '' : `${file} `}${asked}</code>
    </p>
  </footer>`;
}
