/** A closed line: x0, y0, x1, y1, ... in grid steps; the first point is not repeated. */
export type Ring = readonly number[];

/** Heights at the points of a grid: row by row, the row of the least y first. */
export interface Grid {
  readonly values: Float64Array;
  readonly cols: number;
  readonly rows: number;
}

/**
 * Where each kind of cell is crossed: pairs of sides, from and to, with the higher ground on the left. Sides are bottom 0, right 1,
 * top 2, left 3; the kind has a bit for each corner that is high, counterclockwise from the lower left.
 */
const crossings: readonly (readonly number[])[] = [
  ...[[], [0, 3], [1, 0], [1, 3], [2, 1], [0, 3, 2, 1], [2, 0], [2, 3]],
  ...[[3, 2], [0, 2], [1, 0, 3, 2], [1, 2], [3, 1], [0, 1], [3, 0], []],
];

/** Of the two ambiguous kinds, where the middle is high. */
const bridged: Readonly<Record<number, readonly number[]>> = { 5: [0, 1, 2, 3], 10: [3, 0, 1, 2] };

/**
 * The borders of the ground at or above `level`, by marching squares [1] with linear interpolation: counterclockwise around high
 * ground, clockwise around holes. Beyond the grid everything is low, so that every border is closed.
 *
 * Cost: O(cols * rows).
 * [1] W. E. Lorensen, H. E. Cline, Marching cubes: a high resolution 3D surface construction algorithm, SIGGRAPH (1987), in two
 *     dimensions; ambiguous cells by the mean of their corners.
 */
export function contourRings({ values, cols, rows }: Grid, level: number): Ring[] {
  const heightAt = (c: number, r: number): number =>
    c < 0 || r < 0 || c >= cols || r >= rows ? -Infinity : values[r * cols + c];
  const next = new Map<number, number>();
  const edge = (c: number, r: number, isUpright: number): number => 2 * ((r + 1) * (cols + 2) + c + 1) + isUpright;
  for (let r = -1; r < rows; r++) {
    for (let c = -1; c < cols; c++) {
      const corners = [heightAt(c, r), heightAt(c + 1, r), heightAt(c + 1, r + 1), heightAt(c, r + 1)];
      const kind = corners.reduce((bits, height, i) => bits | (height >= level ? 1 << i : 0), 0);
      const isBridged = kind in bridged && (corners[0] + corners[1] + corners[2] + corners[3]) / 4 >= level;
      const sides = [edge(c, r, 0), edge(c + 1, r, 1), edge(c, r + 1, 0), edge(c, r, 1)];
      const lines = isBridged ? bridged[kind] : crossings[kind];
      for (let i = 0; i < lines.length; i += 2) next.set(sides[lines[i]], sides[lines[i + 1]]);
    }
  }
  const crossing = (id: number): [number, number] => {
    const at = Math.floor(id / 2);
    const [c, r] = [(at % (cols + 2)) - 1, Math.floor(at / (cols + 2)) - 1];
    const [dc, dr] = id % 2 === 0 ? [1, 0] : [0, 1];
    const share = shareOf(heightAt(c, r), heightAt(c + dc, r + dr), level);
    return [c + dc * share, r + dr * share];
  };
  return closedPaths(next).map((path) => path.flatMap(crossing));
}

/** How far from `from` to `to` the level is; at the end that is known where the other is not. */
function shareOf(from: number, to: number, level: number): number {
  if (from === -Infinity) return 1;
  return to === -Infinity ? 0 : (level - from) / (to - from);
}

function closedPaths(next: Map<number, number>): number[][] {
  const paths: number[][] = [];
  for (const start of next.keys()) {
    const path: number[] = [];
    for (let at = start; next.has(at);) {
      path.push(at);
      const following = next.get(at)!;
      next.delete(at);
      at = following;
    }
    if (path.length > 2) paths.push(path);
  }
  return paths;
}

/** Twice the area inside; negative for a ring that goes clockwise. */
function doubleArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += ring[j] * ring[i + 1] - ring[i] * ring[j + 1];
  return sum;
}

/**
 * The ground inside the rings as outlines without holes: each hole is joined to the ring around it by a cut that has no width.
 *
 * @param rings  of `contourRings`.
 */
export function filledOutlines(rings: readonly Ring[]): Ring[] {
  const outers = rings.filter((ring) => doubleArea(ring) > 0).sort((a, b) => doubleArea(a) - doubleArea(b));
  const outlines = new Map(outers.map((ring) => [ring, ring]));
  for (const hole of rings.filter((ring) => doubleArea(ring) < 0)) {
    const around = outers.find((ring) => isInside(hole[0], hole[1], ring));
    if (around) outlines.set(around, joined(outlines.get(around)!, hole));
  }
  return [...outlines.values()];
}

function isInside(x: number, y: number, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [xi, yi, xj, yj] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Around the outline to its point nearest to the hole, around the hole, and on. */
function joined(outline: Ring, hole: Ring): Ring {
  let [from, to, least] = [0, 0, Infinity];
  for (let i = 0; i < outline.length; i += 2) {
    for (let j = 0; j < hole.length; j += 2) {
      const [dx, dy] = [outline[i] - hole[j], outline[i + 1] - hole[j + 1]];
      if (dx * dx + dy * dy < least) [from, to, least] = [i, j, dx * dx + dy * dy];
    }
  }
  return [...outline.slice(0, from + 2), ...hole.slice(to), ...hole.slice(0, to + 2), ...outline.slice(from)];
}
