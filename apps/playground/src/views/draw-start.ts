import { scaleLinear } from 'd3-scale';
import type { StartEnd } from '../studies/starts.ts';
import type { Sheet } from '../worker/sheet.ts';
import { css, palette } from './theme.ts';

/** Points of a small picture; more would only cover each other. */
const MOST = 1500;

/** The end of a start, small: its points in the colours of their components, and ellipses of two standard deviations. */
export function drawStart(
  canvas: HTMLCanvasElement,
  { x, rows, cols, extent }: Sheet,
  end: StartEnd,
  paper: string,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = canvas;
  const across = scaleLinear(extent[0], [10, width - 10]);
  const up = cols === 2 ? scaleLinear(extent[1], [height - 10, 10]) : null;
  context.clearRect(0, 0, width, height);
  const stride = Math.max(1, Math.ceil(rows / MOST));
  for (let i = 0; i < end.labels.length; i += stride) {
    const top = up ? up(x[2 * i + 1]) : height * (0.35 + 0.5 * ((i * 0.6180339887498949) % 1));
    context.fillStyle = css(palette[end.labels[i]]);
    context.fillRect(across(x[cols * i]) - 1.5, top - 1.5, 3, 3);
  }
  if (!end.mixture) return;
  const { means, covariances } = end.mixture;
  for (let k = 0; k < means.length / cols; k++) {
    context.beginPath();
    if (up) drawEllipse(context, means.slice(2 * k, 2 * k + 2), covariances.slice(4 * k, 4 * k + 4), across, up);
    else context.rect(across(means[k]) - 1.5, 8, 3, height - 16);
    for (const [colour, lineWidth] of [
      [paper, 5],
      [css(palette[k]), 2.5],
    ] as const) {
      Object.assign(context, { strokeStyle: colour, lineWidth });
      context.stroke();
    }
  }
}

/** Where there is no covariance, a ring about the center. */
function drawEllipse(
  context: CanvasRenderingContext2D,
  [meanX, meanY]: readonly number[],
  [xx, xy, , yy]: readonly number[],
  x: (value: number) => number,
  y: (value: number) => number,
): void {
  if (xx === undefined) {
    context.arc(x(meanX), y(meanY), 6, 0, 2 * Math.PI);
    return;
  }
  const a = Math.sqrt(xx);
  const b = xy / a;
  const c = Math.sqrt(Math.max(0, yy - b * b));
  for (let point = 0; point <= 60; point++) {
    const angle = (point / 60) * 2 * Math.PI;
    const [u, v] = [2 * Math.cos(angle), 2 * Math.sin(angle)];
    context.lineTo(x(meanX + a * u), y(meanY + b * u + c * v));
  }
}
