/** What a model of the other folds makes of one fold. */
export interface Fold {
  /** From 0. */
  readonly index: number;
  /** Rows that were held out; with sample weights those of weight 0 among them. */
  readonly rows: number;
  /** Their weight; as many as the rows where there are no weights. */
  readonly weight: number;
  /** Of the held-out rows, natural log, weighted; null where the others could not be fitted. */
  readonly logLikelihood: number | null;
  /** Why not; null where they could. */
  readonly reason: string | null;
}

export interface CrossValidation {
  /** Of all rows, each under a model that has not seen it: natural log; null where a fold could not be fitted. */
  readonly logLikelihood: number | null;
  /** The same a row. */
  readonly meanLogLikelihood: number | null;
  /** How far the mean of a row may be off: the standard error of the folds' means, as for as many independent draws. */
  readonly standardError: number | null;
  readonly folds: readonly Fold[];
}

/** What the folds say together. */
export function crossValidationOf(folds: readonly Fold[]): CrossValidation {
  const failed = folds.some(({ logLikelihood }) => logLikelihood === null);
  const none = { logLikelihood: null, meanLogLikelihood: null, standardError: null };
  if (failed) return Object.freeze({ ...none, folds: Object.freeze(folds) });
  const logLikelihood = folds.reduce((sum, fold) => sum + (fold.logLikelihood as number), 0);
  const weight = folds.reduce((sum, fold) => sum + fold.weight, 0);
  const mean = logLikelihood / weight;
  const squares = folds.reduce((sum, fold) => {
    const off = (fold.logLikelihood as number) - mean * fold.weight;
    return sum + off * off;
  }, 0);
  const n = folds.length;
  return Object.freeze({
    logLikelihood,
    meanLogLikelihood: mean,
    standardError: n > 1 ? Math.sqrt((squares * n) / (n - 1)) / weight : null,
    folds: Object.freeze(folds),
  });
}
