import { existsSync, readFileSync } from 'node:fs';

/** A table of `data/`: row-major, rows x cols, each value the double nearest to its decimals. */
export interface Dataset {
  readonly data: Float64Array;
  readonly rows: number;
  readonly cols: number;
  readonly columns: string[];
}

/** The numbers in `data/<name>.csv`. */
export function dataset(name: string): Dataset {
  const [header, ...lines] = readLines(csv(name));
  const columns = header.split(',').map((column) => column.replaceAll('"', ''));
  return {
    data: Float64Array.from(lines.join(',').split(','), Number),
    rows: lines.length,
    cols: columns.length,
    columns,
  };
}

/** The true class of each row, from 0, as in `data/<name>.labels.csv`; undefined where there is no such file. */
export function datasetLabels(name: string): Int32Array | undefined {
  const file = csv(`${name}.labels`);
  if (!existsSync(file)) return undefined;
  return Int32Array.from(readLines(file).slice(1), (line) => Number(line.split(',')[0]));
}

function csv(name: string): URL {
  return new URL(`../data/${name}.csv`, import.meta.url);
}

function readLines(file: URL): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}
