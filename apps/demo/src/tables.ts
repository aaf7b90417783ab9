import type { ClusterModel, FittedModel } from '@mixwell/core';
import { augment, glance, tidy } from '@mixwell/frames';
import type { GmmModel } from '@mixwell/gmm';
import type { KmeansModel } from '@mixwell/kmeans';
import type { Selection, SelectionRow } from '@mixwell/model-selection';
import { DataFrame } from 'danfojs-node';
import { agreement, fixed, percent, show } from './format.ts';
import type { TrialResult } from './synthetic/run-trials.ts';
import { type Table, sideways, tableOf } from './table.ts';

/** The criterion of every mixture: a row a number of components, a column a shape; the best is starred. */
export function criterionTable({ table, criterion }: Selection<GmmModel>): Table {
  const shapes = distinct(table, 'covariance');
  const counts = distinct(table, 'components');
  const cell = (count: unknown, shape: unknown): string => {
    const row = table.find(({ params }) => params.components === count && params.covariance === shape);
    return row ? criterionText(row, criterion) + (row.rank === 1 ? ' *' : '  ') : '';
  };
  return {
    head: ['components', ...shapes.map(String)],
    rows: counts.map((count) => [String(count), ...shapes.map((shape) => cell(count, shape))]),
    best: counts.indexOf(table.find(({ rank }) => rank === 1)?.params.components),
  };
}

/** The best rows of a selection of mixtures, and how many of their starts came as far. */
export function bestRows({ table, criterion }: Selection<GmmModel>, limit: number): Table {
  const ranked = table.filter(({ rank }) => rank !== null).sort((a, b) => Number(a.rank) - Number(b.rank));
  return {
    head: ['components', 'shape', criterion, 'log-likelihood', 'parameters', 'starts agreeing', 'warnings'],
    rows: ranked
      .slice(0, limit)
      .map((row) => [
        show(row.params.components),
        show(row.params.covariance),
        criterionText(row, criterion),
        fixed(Number(row.logLikelihood), 1),
        show(row.freeParameters),
        agreement(row),
        row.warnings.join(', '),
      ]),
    words: [1, 6],
    best: 0,
  };
}

/** Why recipes have no model, one sentence each. */
export function failures({ table }: Selection<FittedModel>): readonly string[] {
  return table.filter(({ model }) => model === null).map(({ label, reason }) => `${label}: ${reason}`);
}

/** The partitions by k-means, one a row. */
export function clusterTable({ table }: Selection<KmeansModel>): Table {
  return {
    head: ['clusters', 'inertia', 'silhouette', 'starts agreeing'],
    rows: table.map((row) => [
      show(row.params.clusters),
      show(row.objective, 6),
      row.silhouette === null ? '' : fixed(row.silhouette, 3),
      agreement(row),
    ]),
    best: table.findIndex(({ rank }) => rank === 1),
  };
}

export function glanceTable(model: FittedModel): Table {
  return sideways(tableOf(glance(model, { DataFrame })));
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

function criterionText(row: SelectionRow<GmmModel>, criterion: Selection<GmmModel>['criterion']): string {
  const value = row[criterion];
  return value === null ? 'none' : fixed(value, criterion === 'silhouette' ? 3 : 1);
}

/** A prefix only where a column of the data has the name of one that is to be added. */
function freePrefix(frame: DataFrame): { prefix: string } {
  const taken = frame.axis.columns.some((name) => ['label', 'probability', 'logDensity'].includes(String(name)));
  return { prefix: taken ? 'mixwell_' : '' };
}
