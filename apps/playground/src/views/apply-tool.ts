import { change, sheet, state } from '../session/store.ts';
import { withPoint } from '../state/changes.ts';
import { cellsAt } from './cells-at.ts';
import { type Plot, nearestRow } from './plot.ts';

/** What a click at this place of the plane does: adds a point, or chooses the nearest. */
export function applyTool(plot: Plot, left: number, top: number): void {
  if (state.peek().tool === 'add') {
    change((before) => withPoint(before, cellsAt(plot, left, top)));
    return;
  }
  const rows = sheet.peek();
  const row = rows && nearestRow(plot, rows, left, top);
  change((before) => (row === null ? { ...before, row } : { ...before, row, panel: 'point' }));
}
