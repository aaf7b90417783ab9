import type { Plot } from './plot.ts';

/** The values at a place of the screen, kept on it, in as many digits as pixels can tell apart. */
export function cellsAt({ x, y, isPlane, box }: Plot, left: number, top: number): number[] {
  const across = x.invert(Math.max(box.left, Math.min(box.right, left)));
  const up = y.invert(Math.max(box.top, Math.min(box.bottom, top)));
  const rounded = (value: number, [low, high]: readonly number[]): number => {
    const unit = 10 ** Math.floor(Math.log10((high - low) / 2000));
    return Number((Math.round(value / unit) * unit).toPrecision(12));
  };
  return isPlane ? [rounded(across, x.domain()), rounded(up, y.domain())] : [rounded(across, x.domain())];
}
