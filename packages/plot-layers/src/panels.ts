import type { JsonObject } from './spec.ts';
import { type Stage, along, axisOf } from './stage.ts';
import type { Axes } from './point-layers.ts';

/** What a picture draws over one coordinate and over two. */
export interface Painter {
  /** What the second axis of a line counts: 'density', 'rows'. */
  readonly height: string;
  line(stage: Stage, c: number, x: JsonObject, y: JsonObject): readonly JsonObject[];
  plane(stage: Stage, a: number, b: number, axes: Axes): readonly JsonObject[];
}

/** Pixels between panels. */
const GAP = 14;

/** The picture of a line, of a plane, or of every pair of coordinates with each by itself on the diagonal. */
export function panels(stage: Stage, painter: Painter): JsonObject {
  const { titles, width, height } = stage;
  if (titles.length === 1) {
    const y = { axis: axisOf(painter.height, true, height) };
    return { width, height, layer: painter.line(stage, 0, along(stage, 0, 'x'), y) };
  }
  if (titles.length === 2) {
    const axes = { x: along(stage, 0, 'x'), y: along(stage, 1, 'y') };
    return { width, height, layer: painter.plane(stage, 0, 1, axes) };
  }
  return pairs(stage, painter);
}

function pairs(stage: Stage, painter: Painter): JsonObject {
  const count = stage.titles.length;
  const side = (length: number): number => Math.max(40, Math.floor((length - (count - 1) * GAP) / count));
  const small: Stage = { ...stage, width: side(stage.width), height: side(stage.height) };
  const panel = (row: number, column: number): JsonObject => {
    const size = { width: small.width, height: small.height };
    if (column > row) return { ...size, data: { values: [] }, mark: 'point' };
    const atFoot = row === count - 1;
    const atLeft = column === 0;
    const x = along(small, column, 'x', { title: atFoot, labels: atFoot });
    if (row === column) {
      const y = { axis: null };
      return { ...size, layer: painter.line(small, row, x, y) };
    }
    const y = along(small, row, 'y', { title: atLeft, labels: atLeft });
    return { ...size, layer: painter.plane(small, column, row, { x, y }) };
  };
  return {
    columns: count,
    spacing: GAP,
    align: 'all',
    bounds: 'flush',
    concat: Array.from({ length: count * count }, (_, at) => panel(Math.floor(at / count), at % count)),
  };
}

/** The size of a picture: as asked for, or what suits so many coordinates. */
export function sizeOf(
  { width, height }: { width?: number; height?: number },
  coordinates: number,
): { width: number; height: number } {
  const side = Math.min(900, 160 * coordinates);
  return coordinates > 2
    ? { width: width ?? side, height: height ?? width ?? side }
    : { width: width ?? 480, height: height ?? 320 };
}
