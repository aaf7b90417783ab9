import { type Seed, defaultColumns, randomStream } from '@mixwell/core';
import { makeNormal } from '@mixwell/random';
import { type Arc, type ArcsTruth, type Labelled, labelled } from './labelled.ts';
import { shuffleRows } from './shuffle-rows.ts';

/** What makeMoons and makeCircles have in common. */
export interface TwoArcsParams {
  readonly rows: number;
  readonly noise: number;
  readonly shuffle: boolean;
  readonly seed: Seed;
}

/** Gives the row at step `i` of `count` along an arc. */
export type Place = (i: number, count: number) => readonly [x: number, y: number];

/** Half of the rows along one arc, the larger half along another, and noise on both. */
export function twoArcs(
  owner: string,
  { rows, noise, shuffle, seed }: TwoArcsParams,
  arcs: readonly [Arc, Arc],
  places: readonly [Place, Place],
): Labelled<ArcsTruth> {
  const first = Math.floor(rows / 2);
  const labels = new Int32Array(rows).fill(1, first);
  const data = new Float64Array(rows * 2);
  for (let i = 0; i < first; i++) data.set(places[0](i, first), i * 2);
  for (let i = first; i < rows; i++) data.set(places[1](i - first, rows - first), i * 2);
  if (noise > 0) {
    const normal = makeNormal(randomStream(seed, owner, 'noise'));
    for (let at = 0; at < data.length; at++) data[at] += noise * normal();
  }
  if (shuffle) shuffleRows(data, labels, randomStream(seed, owner, 'shuffle'));
  return labelled(owner, data, defaultColumns(2), labels, { arcs: Object.freeze(arcs.map(freezeArc)), noise });
}

function freezeArc(arc: Arc): Arc {
  Object.freeze(arc.center);
  return Object.freeze(arc);
}
