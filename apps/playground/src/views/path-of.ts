import { line } from 'd3-shape';

/** The SVG path through these places. */
export function pathOf(places: readonly (readonly number[])[]): string {
  return line()(places as [number, number][]) ?? '';
}
