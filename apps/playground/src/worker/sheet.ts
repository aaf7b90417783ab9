import {
  type Labelled,
  type LabelledRealData,
  type RealData,
  type Table,
  loadDiabetes,
  loadDigits,
  loadFaithful,
  loadGalaxies,
  loadIris,
  loadPrecip,
  loadQuakes,
  loadThyroid,
  loadWine,
  makeBlobs,
  makeCircles,
  makeMoons,
  matrix,
  sampleMixture,
} from 'mixwell';
import type { ArcsTruth, MixtureTruth } from 'mixwell';
import { madeMixture } from '../data/made-mixture.ts';
import { type GeneratorName, type RealName, isGenerator, isReal } from '../data/sources.ts';
import type { DataAsk, FileAsk } from './problem.ts';
import { type Truth, classTruth, madeTruth } from './truth.ts';
import { Wrong } from './wrong.ts';

/** The rows that are shown and fitted. */
export interface Sheet {
  readonly rows: number;
  /** 1 or 2 features. */
  readonly cols: number;
  /** The names of all columns of the source. */
  readonly allColumns: readonly string[];
  /** The names of those that are shown. */
  readonly columns: readonly string[];
  /** rows x cols. */
  readonly x: Float64Array;
  /** Lowest and highest value of each column; of an empty sheet 0 and 10. */
  readonly extent: readonly (readonly [number, number])[];
  readonly truth: Truth | null;
  /** What measured data are. */
  readonly about: string;
  /** Who published them. */
  readonly origin: string;
}

interface SourceData {
  readonly x: Table | null;
  readonly columns: readonly string[];
  readonly truth: Truth | null;
  readonly about?: string;
  readonly origin?: string;
}

const generate: Readonly<
  Record<GeneratorName, (settings: Readonly<Record<string, number>>) => Labelled<MixtureTruth | ArcsTruth>>
> = {
  mixture: (settings) => sampleMixture({ ...madeMixture('mixture', settings), ...common(settings) }),
  line: (settings) => sampleMixture({ ...madeMixture('line', settings), ...common(settings) }),
  blobs: ({ clusters, spread, ...settings }) => makeBlobs({ centers: clusters, spread, ...common(settings) }),
  moons: ({ noise, ...settings }) => makeMoons({ noise, ...common(settings) }),
  circles: ({ noise, factor, ...settings }) => makeCircles({ noise, factor, ...common(settings) }),
};

const load: Readonly<Record<RealName, () => RealData | LabelledRealData>> = {
  faithful: loadFaithful,
  iris: loadIris,
  wine: loadWine,
  quakes: loadQuakes,
  thyroid: loadThyroid,
  diabetes: loadDiabetes,
  galaxies: loadGalaxies,
  precip: loadPrecip,
  digits: loadDigits,
};

/** @throws Wrong where a column is not there, MixwellError where the generator refuses its settings. */
export function makeSheet(ask: DataAsk, file: FileAsk): Sheet {
  const chosen = ask.columns.filter((j) => j !== null);
  const { x, columns, truth, about = '', origin = '' } = sourceData(ask, chosen, file);
  const missing = chosen.find((j) => j >= columns.length);
  if (missing !== undefined)
    throw new Wrong(`There is no column ${missing + 1}: the data have ${columns.length}.`, 'columns');
  const base = x ? chosenCells(x, chosen) : new Float64Array(0);
  const all = new Float64Array(base.length + ask.added.length);
  all.set(base);
  all.set(ask.added, base.length);
  return {
    rows: all.length / chosen.length,
    cols: chosen.length,
    allColumns: columns,
    columns: chosen.map((j) => columns[j]),
    x: all,
    extent: chosen.map((_, j) => extentOf(base.length > 0 ? base : Float64Array.of(0, 0, 10, 10), j, chosen.length)),
    truth,
    about,
    origin,
  };
}

function sourceData({ source, settings }: DataAsk, chosen: readonly number[], file: FileAsk): SourceData {
  if (isGenerator(source)) {
    const { x, truth } = generate[source](settings);
    const isWhole = chosen.length === x.cols && chosen.every((column, j) => column === j);
    return { x, columns: x.columns, truth: isWhole ? madeTruth(truth) : null };
  }
  if (isReal(source)) {
    const data = load[source]();
    const truth = 'labels' in data ? classTruth(data, chosen) : null;
    return { x: data.x, columns: data.x.columns, truth, about: data.description, origin: data.source };
  }
  if (source === 'csv' && file) {
    const { data, columns } = file;
    const x = matrix({ data, rows: data.length / columns.length, cols: columns.length });
    return { x, columns, truth: null };
  }
  return { x: null, columns: ['x', 'y'], truth: null };
}

function common({ rows, seed }: Readonly<Record<string, number>>): { rows: number; seed: number } {
  return { rows, seed };
}

function chosenCells({ data, rows, cols }: Table, chosen: readonly number[]): Float64Array {
  const cells = new Float64Array(rows * chosen.length);
  for (let i = 0; i < rows; i++) {
    chosen.forEach((column, j) => (cells[i * chosen.length + j] = data[i * cols + column]));
  }
  return cells;
}

function extentOf(cells: Float64Array, j: number, cols: number): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let at = j; at < cells.length; at += cols) {
    low = Math.min(low, cells[at]);
    high = Math.max(high, cells[at]);
  }
  return low < high ? [low, high] : [low - 1, high + 1];
}
