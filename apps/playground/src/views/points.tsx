import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { frame, paper, plot, sheet } from '../session/store.ts';
import { drawPoints } from './draw-points.ts';

/** The rows, drawn on a canvas: there may be 100 000 of them. */
export function Points(): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useSignalEffect(() => {
    const [area, rows, shown, background] = [plot.value, sheet.value, frame.value, paper.value];
    if (!canvas.current || !area || !rows) return;
    const painted =
      shown?.colours.length === rows.rows
        ? shown
        : { colours: new Uint32Array(rows.rows).fill(0xff8c8c8c), labels: new Uint8Array(rows.rows) };
    drawPoints(canvas.current, area, rows.x, painted, { scale: Math.min(2, devicePixelRatio), paper: background });
  });
  return <canvas class="points" ref={canvas} aria-hidden="true" />;
}
