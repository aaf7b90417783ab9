import type { Matrix } from '@mixwell/core';
import type { Groups } from './groups.ts';
import { count as withCommas } from './rounded.ts';
import type { JsonObject } from './spec.ts';
import { samplePlaces } from './sample-places.ts';

/** Rows to draw. */
export interface Cloud {
  /** rows x coordinates. */
  readonly points: Matrix;
  readonly groups?: Groups;
  /** What each row counts; absent where all count the same. */
  readonly weights?: ArrayLike<number>;
  /** Where rows belong to groups by shares. */
  readonly shares?: Shares;
  /** Rows that are crossed out. */
  readonly isCrossed?: (i: number) => boolean;
  /** The rows drawn one by one, in rising order; absent where all are counted in bins. */
  readonly places?: Int32Array;
  /** What the subtitle says of that. */
  readonly notes: readonly string[];
}

/** How far rows belong to each group, and what that looks like. */
export interface Shares {
  /** rows x groups. */
  readonly of: Matrix;
  /** What the field `TINT` is for a row, or the mean of some, with these shares. */
  tint(shares: ArrayLike<number>): string | number;
  /** How the field becomes a colour. */
  readonly encoding: JsonObject;
}

/** The field of what shares look like. */
export const TINT = 'tint';

/** Decides how rows are drawn: one by one, a sample of them, or counted in bins. */
export function cloudOf(rows: Omit<Cloud, 'places' | 'notes'>, maxPoints: number): Cloud {
  const { rows: total, cols } = rows.points;
  if (total <= maxPoints) return { ...rows, places: Int32Array.from({ length: total }, (_, i) => i), notes: [] };
  if (cols > 2) {
    const places = samplePlaces(total, maxPoints);
    return { ...rows, places, notes: [`${withCommas(maxPoints)} of ${withCommas(total)} rows, drawn at random`] };
  }
  const what = rows.groups ? '; colour: the most frequent, stronger where there are more rows' : '';
  return { ...rows, notes: [`${withCommas(total)} rows counted in bins${cols === 2 ? what : ''}`] };
}
