import type { JSX } from 'preact';
import { minus } from './format.ts';
import type { Plot } from './plot.ts';
import { rem } from './rem.ts';

/** Grid lines, the numbers on them, and what the axes are. */
export function Axes({ plot, names }: { plot: Plot; names: readonly string[] }): JSX.Element {
  const { x, y, box, strip, isPlane } = plot;
  const across = x.ticks(Math.max(3, Math.floor((box.right - box.left) / 90)));
  const up = y.ticks(Math.max(3, Math.floor((box.bottom - box.top) / 70)));
  const [formatX, formatY] = [x.tickFormat(across.length), y.tickFormat(up.length)];
  const floor = box.bottom + strip;
  const letters = rem();
  return (
    <svg class="axes" width={plot.width} height={plot.height} aria-hidden="true">
      {across.map((value) => (
        <g key={value}>
          <line class="grid" x1={x(value)} x2={x(value)} y1={box.top} y2={floor} />
          <text x={x(value)} y={floor + 1.05 * letters} text-anchor="middle">
            {minus(formatX(value))}
          </text>
        </g>
      ))}
      {up.map((value) => (
        <g key={value}>
          <line class="grid" x1={box.left} x2={box.right} y1={y(value)} y2={y(value)} />
          <text x={box.left - 8} y={y(value) + 4} text-anchor="end">
            {minus(formatY(value))}
          </text>
        </g>
      ))}
      {!isPlane && <line class="axis" x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} />}
      <text class="name" x={(box.left + box.right) / 2} y={floor + 2.3 * letters} text-anchor="middle">
        {names[0]}
      </text>
      <text
        class="name"
        transform={`translate(${0.85 * letters} ${(box.top + box.bottom) / 2}) rotate(-90)`}
        text-anchor="middle"
      >
        {isPlane ? names[1] : 'density'}
      </text>
    </svg>
  );
}
