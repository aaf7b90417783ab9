import type { CsvTable } from '../data/csv.ts';
import { madeMixture } from '../data/made-mixture.ts';
import { type GeneratorName, type RealName, isGenerator, isReal } from '../data/sources.ts';
import { axesOf } from '../state/settled.ts';
import type { State } from '../state/state.ts';
import { list, number, object, quoted } from './literals.ts';

/** Lines that make the table `x`, and what they import. */
interface DataCode {
  /** Whole import lines. */
  readonly imports: readonly string[];
  /** Names from 'mixwell'. */
  readonly names: readonly string[];
  readonly lines: readonly string[];
}

/** Rows up to which those of a file stand in the code; of more it reads the file. */
const MOST_ROWS = 1000;

const makers: Readonly<Record<GeneratorName, string>> = {
  mixture: 'sampleMixture',
  line: 'sampleMixture',
  blobs: 'makeBlobs',
  moons: 'makeMoons',
  circles: 'makeCircles',
};

const loaders: Readonly<Record<RealName, string>> = {
  faithful: 'loadFaithful',
  iris: 'loadIris',
  wine: 'loadWine',
  quakes: 'loadQuakes',
  thyroid: 'loadThyroid',
  diabetes: 'loadDiabetes',
  galaxies: 'loadGalaxies',
  precip: 'loadPrecip',
  digits: 'loadDigits',
};

/** The code of the rows that are shown: the source, its chosen columns, and the points added by hand. */
export function dataCode(state: State): DataCode {
  const { source, added, csv } = state;
  const chosen = state.columns.filter((j) => j !== null);
  if (source === 'points' || (source === 'csv' && !csv)) return rowsCode([], state);
  if (source === 'csv' && csv) {
    const cols = csv.columns.length;
    const rows = Array.from({ length: csv.data.length / cols }, (_, i) => chosen.map((j) => csv.data[i * cols + j]));
    return rows.length <= MOST_ROWS ? rowsCode(rows, state) : fileCode(csv, chosen, state);
  }
  const call = sourceCall(state);
  const isWhole =
    isGenerator(source) && chosen.every((column, j) => column === j) && chosen.length === (source === 'line' ? 1 : 2);
  if (isWhole && added.length === 0) return { imports: [], names: [call.name], lines: [`const { x } = ${call.code};`] };
  return {
    imports: [],
    names: [call.name, 'matrix'],
    lines: [
      `const all = ${call.code}.x;`,
      `const columns = ${list(chosen.map(number))}; // ${chosen.length === 1 ? 'the one that is' : 'those that are'} shown`,
      'const rows = Array.from({ length: all.rows }, (_, i) => columns.map((j) => all.data[i * all.cols + j]));',
      ...addedCode(state),
      'const x = matrix(rows);',
    ],
  };
}

function sourceCall({ source, settings }: State): { name: string; code: string } {
  if (isReal(source)) return { name: loaders[source], code: `${loaders[source]}()` };
  const name = makers[source as GeneratorName];
  const { separation: _s, correlation: _c, largest: _l, ratio: _r, share: _h, clusters, ...rest } = settings;
  const plain = Object.fromEntries(Object.entries(rest).map(([option, value]) => [option, number(value)]));
  if (source !== 'mixture' && source !== 'line') {
    return { name, code: `${name}(${object({ ...plain, ...(clusters && { centers: number(clusters) }) })})` };
  }
  const { weights, means, covariances } = madeMixture(source, settings);
  const matrices = [means, ...covariances].map((rows) => list(rows.map((row) => list(row.map(number)))));
  const truth = { weights: list(weights.map(number)), means: matrices[0], covariances: list(matrices.slice(1)) };
  return { name, code: `${name}(${object({ ...truth, ...plain })})` };
}

function rowsCode(rows: readonly (readonly number[])[], state: State): DataCode {
  return {
    imports: [],
    names: ['matrix'],
    lines: [
      'const rows: number[][] = [',
      ...rows.map((row) => `  ${list(row.map(number))},`),
      '];',
      ...addedCode(state),
      'const x = matrix(rows);',
    ],
  };
}

/** A file of many rows is read again, as the page read it. */
function fileCode({ name, places, firstRow }: CsvTable, chosen: readonly number[], state: State): DataCode {
  const cells = chosen.map((j) => `Number(row[${places[j]}])`);
  return {
    imports: ["import { readFile } from 'node:fs/promises';", "import Papa from 'papaparse';"],
    names: ['matrix'],
    lines: [
      `const text = await readFile(${quoted(name)}, 'utf8');`,
      "const lines = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data;",
      `const isWhole = (row: string[]) => ${list(places.map(number))}.every((j) => row[j].trim() !== '' && Number.isFinite(Number(row[j])));`,
      `const rows = lines.slice(${firstRow}).filter(isWhole).map((row) => ${list(cells)});`,
      ...addedCode(state),
      'const x = matrix(rows);',
    ],
  };
}

function addedCode(state: State): string[] {
  const axes = axesOf(state);
  const { added } = state;
  if (added.length === 0) return [];
  const points = Array.from({ length: added.length / axes }, (_, i) =>
    list(added.slice(i * axes, (i + 1) * axes).map(number)),
  );
  return [`rows.push(${points.join(', ')}); // added by hand`];
}
