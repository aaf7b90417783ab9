import type { Observations } from '../data/observations.ts';
import { type Plane, featurePlane, principalPlane } from '../pictures/plane.ts';

/** The plane in which rows of two features or more are drawn. */
export function planeOf(observations: Observations): Plane {
  const [x, y, ...others] = titlesOf(observations);
  return others.length === 0 ? featurePlane([x, y]) : principalPlane(observations.x);
}

/** The name of each feature with its unit. */
export function titlesOf({ x, units }: Observations): string[] {
  return x.columns.map((name, j) => (units[j] === '' ? name : `${name} (${units[j]})`));
}
