import { DataFrame } from 'danfojs-node';
import {
  type ClusterModel,
  type FittedModel,
  type GmmModel,
  type KmeansModel,
  type Selection,
  type SelectionRow,
  augment,
  glance,
  tidy,
} from 'mixwell';
import { type Cell, agreement, fixed, percent, show } from './format.ts';
import type { TrialResult } from './synthetic/run-trials.ts';
import { type Table, sideways, tableOf } from './table.ts';

/** The criterion of every mixture: a row a number of components, a column a shape. */
export function criterionTable({ table, criterion }: Selection<GmmModel>): Table {
  const shapes = distinct(table, 'covariance');
  const counts = distinct(table, 'components');
  const rowOf = (count: unknown, shape: unknown): SelectionRow<GmmModel> | undefined =>
    table.find(({ params }) => params.components === count && params.covariance === shape);
  const best = table.find(({ rank }) => rank === 1);
  return {
    head: ['components', ...shapes.map(String)],
    rows: counts.map((count) => [
      String(count),
      ...shapes.map((shape) => criterionText(rowOf(count, shape), criterion)),
    ]),
    best: { row: counts.indexOf(best?.params.components), column: 1 + shapes.indexOf(best?.params.covariance) },
  };
}

/** The best rows of a selection of mixtures; `agreeing` is how many of their starts came as far. */
export function bestRows({ table, criterion }: Selection<GmmModel>, limit: number): Table {
  const ranked = table.filter(({ rank }) => rank !== null).sort((a, b) => Number(a.rank) - Number(b.rank));
  const shown = ranked.slice(0, limit);
  const warned = shown.some(({ warnings }) => warnings.length > 0);
  return {
    head: [
      'components',
      'shape',
      criterion,
      'log-likelihood',
      'parameters',
      'agreeing',
      ...(warned ? ['warnings'] : []),
    ],
    rows: shown.map((row) => [
      show(row.params.components as Cell),
      show(row.params.covariance as Cell),
      criterionText(row, criterion),
      fixed(Number(row.logLikelihood), 1),
      show(row.freeParameters),
      agreement(row),
      ...(warned ? [row.warnings.join(', ')] : []),
    ]),
    words: [1, 6],
    best: { row: 0 },
  };
}

/** How many mixtures could not be fitted, and why the first of them; undefined where all could. */
export function failureNote({ table }: Selection<GmmModel>): string | undefined {
  const failed = table.filter(({ model }) => model === null);
  if (failed.length === 0) return undefined;
  const [{ label, reason }] = failed;
  return failed.length === 1
    ? `No model of ${label}: ${reason}`
    : `${failed.length} mixtures have no model. The first, ${label}: ${reason}`;
}

/** The partitions by k-means, one a row. */
export function clusterTable({ table }: Selection<KmeansModel>): Table {
  return {
    head: ['clusters', 'inertia', 'silhouette', 'agreeing'],
    rows: table.map((row) => [
      show(row.params.clusters as Cell),
      show(row.objective, 6),
      row.silhouette === null ? '' : fixed(row.silhouette, 3),
      agreement(row),
    ]),
    best: { row: table.findIndex(({ rank }) => rank === 1) },
  };
}

export function glanceTable(model: FittedModel): Table {
  return sideways(tableOf(glance(model, { DataFrame }), { digits: 7 }));
}

export function tidyTable(model: ClusterModel): Table {
  return tableOf(tidy(model, { DataFrame }));
}

/** The first rows of the frame with what the model says of them. */
export function augmentedTable(model: ClusterModel, frame: DataFrame, limit: number): Table {
  return tableOf(augment(model, frame, freePrefix(frame)), { index: 'row', limit });
}

/** How well the truth of each trial was found. */
export function trialTable(results: readonly TrialResult[]): Table {
  return {
    head: ['data', 'rows', 'clusters', 'method', 'adjusted Rand index', 'labels right'],
    rows: results.flatMap(({ trial, kmeans, gmm }) =>
      [kmeans, gmm].map(({ method, adjustedRandIndex, accuracy }) => [
        trial.name,
        show(trial.x.rows),
        show(trial.clusters),
        method,
        fixed(adjustedRandIndex, 3),
        percent(accuracy, 1),
      ]),
    ),
    words: [0, 3],
  };
}

function distinct(table: Selection<GmmModel>['table'], option: string): unknown[] {
  return [...new Set(table.map(({ params }) => params[option]))];
}

function criterionText(row: SelectionRow<GmmModel> | undefined, criterion: Selection<GmmModel>['criterion']): string {
  const value = row?.[criterion] ?? null;
  return value === null ? '' : fixed(value, criterion === 'silhouette' ? 3 : 1);
}

/** A prefix only where a column of the data has the name of one that is to be added. */
function freePrefix(frame: DataFrame): { prefix: string } {
  const taken = frame.axis.columns.some((name) => ['label', 'probability', 'logDensity'].includes(String(name)));
  return { prefix: taken ? 'mixwell_' : '' };
}
