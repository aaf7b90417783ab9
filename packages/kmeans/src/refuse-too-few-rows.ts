import { MixwellError, type RowsAbout, plural } from '@mixwell/core';

/** @throws MixwellError `invalid-input` where there are fewer rows (of positive weight) than clusters. */
export function refuseTooFewRows(owner: string, clusters: number, { presentRows }: RowsAbout): void {
  if (presentRows >= clusters) return;
  throw new MixwellError(
    'invalid-input',
    `${owner}: ${plural(clusters, 'cluster')} need at least as many rows; got ${plural(presentRows, 'row')}.`,
    {
      clusters,
      rows: presentRows,
    },
  );
}
