import { type Fit, type Matrix, passingArray, sweep } from '@mixwell/core';
import {
  type HamerlyArrays,
  type HamerlySums,
  type NearestCenterSums,
  elkanNearestCenter,
  elkanWidth,
  hamerlyNearestCenter,
  nearestCenter,
} from '@mixwell/kernels';

/** How nearest centers are looked for; labels and sums are the same, bit for bit. */
export type Algorithm = 'auto' | 'lloyd' | 'hamerly' | 'elkan';

/**
 * Labels every row with its nearest center, for centers that move a little from time to time.
 *
 * The sums are those of all rows about their centers, or what rows with a new label change in sums about other points.
 */
export type Assign<S extends NearestCenterSums = NearestCenterSums> = (
  centers: Matrix,
  changesAbout?: Matrix,
) => Fit<S>;

/** Assigns rows to centers like these, in the labels given; what it remembers of one time serves the next. */
export function* newAssign(algorithm: Algorithm, centers: Matrix, labels: Int32Array): Fit<Assign> {
  switch (algorithm) {
    case 'lloyd':
      return lloyd(labels);
    case 'hamerly':
      return hamerly(yield* hamerlyArrays(labels));
    case 'elkan':
      return elkan(labels, yield* passingArray('float32', elkanWidth(centers.rows)));
    case 'auto':
      return mayBound(labels.length, centers.cols) ? auto(labels) : lloyd(labels);
  }
}

function lloyd(labels: Int32Array): Assign {
  return (centers, changesAbout) => sweep(nearestCenter, { centers, changesAbout }, { labels });
}

function* hamerlyArrays(labels: Int32Array): Fit<HamerlyArrays> {
  return { labels, lower: yield* passingArray('float32'), upper: yield* passingArray('float32') };
}

function hamerly(arrays: HamerlyArrays): Assign<HamerlySums> {
  let before: Matrix | null = null;
  return function* (centers, changesAbout) {
    const sums = yield* sweep(hamerlyNearestCenter, { centers, before, changesAbout }, arrays);
    before = centers;
    return sums;
  };
}

function elkan(labels: Int32Array, lower: Float32Array): Assign {
  let before: Matrix | null = null;
  return function* (centers, changesAbout) {
    const sums = yield* sweep(elkanNearestCenter, { centers, before, changesAbout }, { labels, lower });
    before = centers;
    return sums;
  };
}

/** Columns from which bounds may cost less than the searches that they save: in fewer there are faster ways to search. */
const LEAST_COLS = 3;
/** Bytes a row of labels and bounds, which may be a tenth of the rows, or so few in all that they do not count. */
const ARRAY_BYTES = 12;
const FEW_BYTES = 2 ** 22;
/** The share of rows that changed their label below which bounds are kept: then centers move little. */
const BOUNDS_BELOW = 0.04;
/** The share of rows searched in spite of bounds from which they are given up, until half as many rows change as then. */
const GIVE_UP_FROM = 0.8;

/** Whether bounds may pay, and are small beside the rows. */
function mayBound(rows: number, cols: number): boolean {
  return cols >= LEAST_COLS && ARRAY_BYTES * rows <= Math.max((8 * rows * cols) / 10, FEW_BYTES);
}

/** Without bounds while many rows change their label, with them when few do and as long as they help. */
function auto(labels: Int32Array): Assign {
  const plain = lloyd(labels);
  let arrays: HamerlyArrays | undefined;
  let bounded: Assign<HamerlySums> | undefined;
  let boundsBelow = BOUNDS_BELOW;
  let isFresh = false;
  return function* (centers, changesAbout) {
    if (!bounded) {
      const sums = yield* plain(centers, changesAbout);
      if (sums.changed[0] < boundsBelow * labels.length) bounded = hamerly((arrays ??= yield* hamerlyArrays(labels)));
      isFresh = true;
      return sums;
    }
    const sums = yield* bounded(centers, changesAbout);
    if (!isFresh && sums.searched[0] >= GIVE_UP_FROM * labels.length) {
      bounded = undefined;
      boundsBelow = sums.changed[0] / labels.length / 2;
    }
    isFresh = false;
    return sums;
  };
}
