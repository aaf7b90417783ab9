import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';
import { css } from './theme.ts';
import { type Plot, placeOf } from './plot.ts';
import type { Painted, Rgb } from '../worker/paint.ts';

/** A shape a component, beside its colour. */
export const shapes = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
  symbolCircle,
] as const;

/** Points up to which each is drawn as the shape of its component; more are drawn as discs. */
const MOST_SHAPES = 800;

/** Draws the rows at `cells` over a transparent canvas, whose pixels are `scale` a CSS pixel. */
export function drawPoints(
  canvas: HTMLCanvasElement,
  plot: Plot,
  cells: Float64Array,
  { colours, labels }: Pick<Painted, 'colours' | 'labels'>,
  { scale, paper }: { scale: number; paper: string },
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const [width, height] = [Math.round(plot.width * scale), Math.round(plot.height * scale)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  if (colours.length <= MOST_SHAPES) {
    context.clearRect(0, 0, width, height);
    drawShapes(context, plot, cells, { colours, labels }, { scale, paper });
  } else {
    drawDiscs(context, plot, cells, colours, scale);
  }
}

function drawShapes(
  context: CanvasRenderingContext2D,
  plot: Plot,
  cells: Float64Array,
  { colours, labels }: Pick<Painted, 'colours' | 'labels'>,
  { scale, paper }: { scale: number; paper: string },
): void {
  const area = (colours.length <= 150 ? 90 : colours.length <= 400 ? 62 : 44) * (plot.width < 500 ? 0.7 : 1);
  const paths = shapes.map((shape) => new Path2D(symbol(shape, area)() ?? ''));
  context.strokeStyle = paper;
  context.lineWidth = 0.8;
  colours.forEach((colour, i) => {
    const [left, top] = placeOf(plot, cells, i);
    context.setTransform(scale, 0, 0, scale, left * scale, top * scale);
    context.fillStyle = css(rgbOf(colour));
    context.fill(paths[labels[i]]);
    context.stroke(paths[labels[i]]);
  });
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/** Many points, written as pixels: the canvas' own calls would take too long for each. */
function drawDiscs(
  context: CanvasRenderingContext2D,
  plot: Plot,
  cells: Float64Array,
  colours: Uint32Array,
  scale: number,
): void {
  const { width, height } = context.canvas;
  const radius =
    (colours.length <= 3000 ? 3 : colours.length <= 20_000 ? 2 : colours.length <= 50_000 ? 1.2 : 0.7) * scale;
  const stamp = discOf(radius, width);
  const { places, image } = groundFor(plot, cells, { width, height, scale, edge: Math.ceil(radius) });
  const pixels = new Uint32Array(image.data.buffer);
  pixels.fill(0);
  for (let i = 0; i < places.length; i++) {
    if (places[i] < 0) continue;
    for (let s = 0; s < stamp.length; s++) pixels[places[i] + stamp[s]] = colours[i];
  }
  context.putImageData(image, 0, 0);
}

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Pixels at the border in which no middle of a disc may be. */
  readonly edge: number;
}

/** What stays the same from iteration to iteration. */
interface Ground {
  readonly plot: Plot;
  readonly cells: Float64Array;
  readonly key: string;
  /** The pixel of each row, -1 where it is out of the picture. */
  readonly places: Int32Array;
  readonly image: ImageData;
}

let known: Ground | null = null;

function groundFor(plot: Plot, cells: Float64Array, grid: Grid): Ground {
  const key = JSON.stringify(grid);
  if (known?.plot === plot && known.cells === cells && known.key === key) return known;
  const { width, height, scale, edge } = grid;
  const places = new Int32Array(plot.isPlane ? cells.length / 2 : cells.length);
  for (let i = 0; i < places.length; i++) {
    const [left, top] = placeOf(plot, cells, i);
    const [col, row] = [Math.round(left * scale), Math.round(top * scale)];
    const isInside = col >= edge && row >= edge && col < width - edge && row < height - edge;
    places[i] = isInside ? row * width + col : -1;
  }
  return (known = { plot, cells, key, places, image: new ImageData(width, height) });
}

/** The pixels of a disc, as steps from its middle in an image of this width. */
function discOf(radius: number, width: number): Int32Array {
  const steps: number[] = [];
  const edge = Math.ceil(radius);
  for (let row = -edge; row <= edge; row++) {
    for (let col = -edge; col <= edge; col++)
      if (row * row + col * col <= radius * radius) steps.push(row * width + col);
  }
  return Int32Array.from(steps);
}

function rgbOf(colour: number): Rgb {
  return [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255];
}
