import { exp } from '@mixwell/math';

/**
 * The log-densities above which each share of a distribution lies: the borders of its highest density regions [1].
 *
 * A share that the grid does not hold has no level.
 *
 * @param logDensity  at the points of a grid.
 * @param cell  what a grid point stands for, in the units of the density.
 * @param shares  above 0 and below 1.
 *
 * [1] R. J. Hyndman, Computing and graphing highest density regions, Am. Stat. 50 (1996).
 */
export function densityLevels(
  logDensity: Float64Array,
  cell: number,
  shares: readonly number[],
): { share: number; level: number }[] {
  const falling = logDensity.slice().sort().reverse();
  const masses = falling.map((value) => exp(value) * cell);
  // A grid that is coarser than a peak counts too much or too little of it; too much shows.
  const total = Math.max(
    1,
    masses.reduce((sum, mass) => sum + mass, 0),
  );
  return shares.flatMap((share) => {
    let held = 0;
    const at = masses.findIndex((mass) => (held += mass / total) >= share);
    return at < 0 ? [] : [{ share, level: falling[at] }];
  });
}
