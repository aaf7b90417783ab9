import { describe, expect, test } from 'vitest';
import type { Sheet } from '../worker/sheet.ts';
import { cellsAt } from './cells-at.ts';
import { nearestRow, newPlot, placeOf } from './plot.ts';

const size = { width: 800, height: 600 };
const sheet: Sheet = {
  rows: 3,
  cols: 2,
  allColumns: ['a', 'b'],
  columns: ['a', 'b'],
  x: Float64Array.of(0, 0, 10, 1, 5, 0.5),
  extent: [
    [0, 10],
    [0, 1],
  ],
  truth: null,
  about: '',
  origin: '',
};
const line: Sheet = { ...sheet, cols: 1, x: Float64Array.of(0, 10, 5), columns: ['a'], extent: [[0, 10]] };

describe('the plot', () => {
  test.each([true, false])('holds every point within its box, equal scales: %s', (isEqual) => {
    const plot = newPlot(sheet, size, 16, isEqual, 1);
    for (let i = 0; i < sheet.rows; i++) {
      const [left, top] = placeOf(plot, sheet.x, i);
      expect(left).toBeGreaterThan(plot.box.left);
      expect(left).toBeLessThan(plot.box.right);
      expect(top).toBeGreaterThan(plot.box.top);
      expect(top).toBeLessThan(plot.box.bottom);
    }
  });

  test('has the same scale both ways where circles shall be round', () => {
    const { x, y } = newPlot(sheet, size, 16, true, 1);
    expect(x(1) - x(0)).toBeCloseTo(y(0) - y(1), 8);
  });

  test('has room for three standard deviations of the truth', () => {
    const truth = { kind: 'mixture', weights: [1], means: [0, 0], covariances: [100, 0, 0, 4] } as const;
    const { spans } = newPlot({ ...sheet, truth }, size, 16, false, 1);
    expect(spans[0][0]).toBeLessThan(-30);
    expect(spans[1][1]).toBeGreaterThan(6);
  });

  test('puts the points of one feature in a strip below the axis', () => {
    const plot = newPlot(line, size, 16, false, 0.5);
    for (let i = 0; i < 3; i++) {
      const [left, top] = placeOf(plot, line.x, i);
      expect(left).toBe(plot.x(line.x[i]));
      expect(top).toBeGreaterThan(plot.box.bottom);
      expect(top).toBeLessThan(plot.box.bottom + plot.strip);
    }
    expect(plot.y(0.5)).toBeGreaterThan(plot.box.top);
  });

  test('finds the nearest row, and none far from all', () => {
    const plot = newPlot(sheet, size, 16, false, 1);
    const [left, top] = placeOf(plot, sheet.x, 2);
    expect(nearestRow(plot, sheet, left + 5, top - 5)).toBe(2);
    expect(nearestRow(plot, sheet, left + 60, top - 60)).toBeNull();
  });

  test('says the values at a place in few digits, and never those of a place out of the box', () => {
    const plot = newPlot(sheet, size, 16, false, 1);
    const [across, up] = cellsAt(plot, plot.x(3.14159), plot.y(0.25));
    expect(across).toBeCloseTo(3.14159, 2);
    expect(String(across).length).toBeLessThan(7);
    expect(up).toBeCloseTo(0.25, 3);
    expect(cellsAt(plot, -500, plot.y(0))[0]).toBeCloseTo(plot.spans[0][0], 2);
    expect(cellsAt(newPlot(line, size, 16, false, 1), 400, 300)).toHaveLength(1);
  });
});
