/** How a size is chosen by its gap and the standard error of it, as `maxSE` of R's package cluster calls them. */
export type GapRule = 'firstSEmax' | 'Tibs2001SEmax' | 'globalSEmax' | 'firstmax' | 'globalmax';

/**
 * The place of the chosen gap [1].
 *
 * 'firstmax' is the first local maximum, 'globalmax' the largest. 'firstSEmax' and 'globalSEmax' take the first place that is
 * within `factor` standard errors of that maximum. 'Tibs2001SEmax' is the first that is not more than `factor` standard errors of
 * its successor below that [2]; the last where there is none.
 *
 * [1] M. Maechler and others, R package cluster 2.1.4, function maxSE. [2] R. Tibshirani, G. Walther, T. Hastie, Estimating the
 *     number of clusters in a data set via the gap statistic, J. R. Stat. Soc. B 63 (2001), section 3.
 */
export function chosenGap(gaps: readonly number[], errors: readonly number[], rule: GapRule, factor: number): number {
  const last = gaps.length - 1;
  if (rule === 'Tibs2001SEmax') {
    return orLast(gaps.findIndex((gap, i) => i < last && gap >= gaps[i + 1] - factor * errors[i + 1]));
  }
  const isFirst = rule === 'firstmax' || rule === 'firstSEmax';
  const top = isFirst
    ? orLast(gaps.findIndex((gap, i) => i < last && gaps[i + 1] <= gap))
    : gaps.indexOf(Math.max(...gaps));
  if (rule === 'firstmax' || rule === 'globalmax') return top;
  return gaps.findIndex((gap, i) => i === top || gap >= gaps[top] - factor * errors[top]);

  function orLast(at: number): number {
    return at < 0 ? last : at;
  }
}
