import { generators, isGenerator, isReal, realSets } from '../data/sources.ts';
import { sheet, state } from '../session/store.ts';
import { count } from '../views/format.ts';

/** The data in a few words. */
export function dataTitle(): string {
  const rows = sheet.value?.rows;
  return rows === undefined ? sourceTitle() : `${sourceTitle()}, ${count(rows)} points`;
}

/** The model in a few words. */
export function modelTitle(): string {
  const { method, components, covariance } = state.value;
  return method === 'kmeans' ? `k-means, ${components} clusters` : `${components} components, ${covariance}`;
}

function sourceTitle(): string {
  const { source, csv } = state.value;
  if (isGenerator(source)) return generators[source].title;
  if (isReal(source)) return realSets[source].title;
  return source === 'csv' ? (csv?.name ?? '') : 'Your own';
}
