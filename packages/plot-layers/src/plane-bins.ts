import { type Cloud, TINT } from './cloud.ts';
import { GROUP } from './groups.ts';
import { roundingFor } from './rounded.ts';
import type { JsonObject } from './spec.ts';
import type { Stage } from './stage.ts';

/** Pixels across a bin. */
const BIN = 8;

/** Rows of a plane, counted. */
export interface PlaneBins {
  /** A bin that has rows: its corners, how many (or what they weigh), the group that most are of, or their mean colour. */
  readonly values: readonly JsonObject[];
  /** Rows of the fullest bin. */
  readonly most: number;
}

/** Counts the rows of a plane in squares of the screen. */
export function planeBins(stage: Stage, { points, groups, weights, shares }: Cloud): PlaneBins {
  const [across, up] = [stage.width, stage.height].map((length) => Math.max(1, Math.round(length / BIN)));
  const steps = [across, up].map((bins, c) => (stage.domains[c][1] - stage.domains[c][0]) / bins) as [number, number];
  const [[left], [bottom]] = stage.domains;
  const kinds = shares ? shares.of.cols : groups?.of ? groups.names.length : 1;
  const counts = new Float64Array(across * up * kinds);
  for (let i = 0; i < points.rows; i++) {
    const column = Math.min(across - 1, Math.floor((points.data[2 * i] - left) / steps[0]));
    const row = Math.min(up - 1, Math.floor((points.data[2 * i + 1] - bottom) / steps[1]));
    const bin = (row * across + column) * kinds;
    const weight = weights ? weights[i] : 1;
    if (shares) for (let k = 0; k < kinds; k++) counts[bin + k] += weight * shares.of.data[i * kinds + k];
    else counts[bin + (groups?.of?.[i] ?? 0)] += weight;
  }
  const round = stage.domains.map(([low, high]) => roundingFor(low, high));
  const values: JsonObject[] = [];
  let most = 0;
  for (let bin = 0; bin < across * up; bin++) {
    const inside = counts.subarray(bin * kinds, (bin + 1) * kinds);
    const rows = inside.reduce((sum, value) => sum + value, 0);
    if (rows === 0) continue;
    most = Math.max(most, rows);
    const [column, row] = [bin % across, Math.floor(bin / across)];
    values.push({
      x: round[0](left + column * steps[0]),
      x2: round[0](left + (column + 1) * steps[0]),
      y: round[1](bottom + row * steps[1]),
      y2: round[1](bottom + (row + 1) * steps[1]),
      rows: Number(rows.toPrecision(4)),
      ...(shares
        ? { [TINT]: shares.tint(inside.map((value) => value / rows)) }
        : groups?.of && { [GROUP]: groups.names[inside.indexOf(Math.max(...inside))] }),
    });
  }
  return { values, most };
}
