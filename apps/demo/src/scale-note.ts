import type { Observations } from './data/observations.ts';
import { show } from './format.ts';
import { momentsOf } from './moments.ts';

/** Standard deviations that differ by this factor or more are worth a word. */
const FAR = 3;

/** What methods that go by plain distance make of features on different scales; undefined where the scales are alike. */
export function scaleNote({ x }: Observations): string | undefined {
  const { sd } = momentsOf(x);
  const spread = x.columns.map((name, j) => ({ name, sd: sd[j] })).sort((a, b) => b.sd - a.sd);
  const [widest, narrowest] = [spread[0], spread[spread.length - 1]];
  if (!(widest.sd >= FAR * narrowest.sd) || narrowest.sd === 0) return undefined;
  return (
    `k-means and spherical mixtures go by plain distance, so "${widest.name}" (standard deviation ${show(widest.sd)})` +
    ` counts for more than "${narrowest.name}" (${show(narrowest.sd)}).`
  );
}
