import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { ComponentChildren, JSX } from 'preact';
import { minus } from './format.ts';
import { rem } from './rem.ts';
import { useWidth } from './use-width.ts';

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
}

export interface ChartScales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly height: number;
}

/** In rem: with larger letters the chart grows. */
const HEIGHT = 9.6;
const MARGIN = { left: 3.6, right: 0.8, top: 0.6, bottom: 2.3 };

/** A small chart of one curve over whole numbers. */
export function Chart({
  points,
  label,
  xName,
  children,
  onPick,
}: {
  points: readonly ChartPoint[];
  /** What it shows, for those who do not see it. */
  label: string;
  xName: string;
  /** What is drawn over the curve. */
  children?: (scales: ChartScales) => ComponentChildren;
  /** Hears of the whole number that was clicked. */
  onPick?: (x: number) => void;
}): JSX.Element {
  const [ref, width] = useWidth(300);
  const size = sizes();
  const [left, right] = [points[0]?.x ?? 0, Math.max(points.at(-1)?.x ?? 1, (points[0]?.x ?? 0) + 1)];
  const values = points.map(({ y }) => y);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.06 * (high - low || Math.abs(high) || 1);
  const x = scaleLinear([left, right], [size.left, width - size.right]);
  const y = scaleLinear([low - room, high + room], [size.floor, size.top]);
  const path = line<ChartPoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  )(points);
  return (
    <div class="chart" ref={ref}>
      <svg
        width={width}
        height={size.height}
        role="img"
        aria-label={label}
        onClick={({ currentTarget, clientX }) =>
          onPick?.(Math.round(x.invert(clientX - currentTarget.getBoundingClientRect().left)))
        }
      >
        <Ticks scale={y} isAcross={false} size={size} right={width - size.right} />
        <Ticks scale={x} isAcross size={size} right={width - size.right} />
        <text class="name" x={(size.left + width - size.right) / 2} y={size.height - 2} text-anchor="middle">
          {xName}
        </text>
        {points.length > 0 && <path class="curve" d={path ?? ''} />}
        {points.length > 0 && children?.({ x, y, height: size.floor })}
      </svg>
    </div>
  );
}

function sizes(): { left: number; right: number; top: number; floor: number; height: number } {
  const unit = rem();
  return {
    left: MARGIN.left * unit,
    right: MARGIN.right * unit,
    top: MARGIN.top * unit,
    floor: (HEIGHT - MARGIN.bottom) * unit,
    height: HEIGHT * unit,
  };
}

function Ticks({
  scale,
  isAcross,
  size,
  right,
}: {
  scale: ScaleLinear<number, number>;
  isAcross: boolean;
  size: ReturnType<typeof sizes>;
  right: number;
}): JSX.Element {
  const ticks = scale.ticks(isAcross ? 5 : 4).filter((value) => !isAcross || Number.isInteger(value));
  const isLong = !isAcross && ticks.some((value) => Math.abs(value) >= 1e5);
  const format = isLong ? scale.tickFormat(ticks.length, 's') : scale.tickFormat(ticks.length);
  return (
    <g>
      {ticks.map((value) =>
        isAcross ? (
          <text key={value} x={scale(value)} y={size.floor + rem()} text-anchor="middle">
            {value}
          </text>
        ) : (
          <g key={value}>
            <line class="grid" x1={size.left} x2={right} y1={scale(value)} y2={scale(value)} />
            <text x={size.left - 6} y={scale(value) + 4} text-anchor="end">
              {minus(format(value))}
            </text>
          </g>
        ),
      )}
    </g>
  );
}
