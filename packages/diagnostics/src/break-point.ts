/**
 * The place, from 1, of the break of `values` where two straight lines that share it fit best: with the least sum of squares [1].
 *
 * Null for fewer than 3 values; ties to the first.
 *
 * [1] J.-P. Baudry et al., Combining mixture components for clustering, J. Comput. Graph. Stat. 19 (2010), section 3: each line is
 *     fitted to its values alone, the break counts in both.
 */
export function breakPoint(values: readonly number[]): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (let at = 2; at < values.length; at++) {
    const left = squaresAboutLine(values.slice(0, at));
    const squares = left + squaresAboutLine(values.slice(at - 1));
    if (squares < least) [best, least] = [at, squares];
  }
  return best;
}

/** The sum of squares of values, one a unit apart, about their line of least squares. */
function squaresAboutLine(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let along = 0;
  let square = 0;
  values.forEach((value, i) => {
    along += (i - middle) * (value - mean);
    square += (i - middle) * (i - middle);
  });
  const slope = along / square;
  return values.reduce((sum, value, i) => {
    const rest = value - mean - slope * (i - middle);
    return sum + rest * rest;
  }, 0);
}
