/** A Gaussian mixture in the form that scores rows fastest. */
export interface Scoring {
  /** 'full': whitening by a triangular matrix a component; 'diagonal': by one factor a column. */
  readonly shape: 'full' | 'diagonal';
  readonly components: number;
  readonly cols: number;
  /** components x cols. */
  readonly means: Float64Array;
  /** ln weight - ln sqrt((2 pi)^cols |covariance|), one a component. */
  readonly logConstants: Float64Array;
  /**
   * What turns x - mean into a vector of independent standard normals. Full: components x cols x cols, the inverse of the
   * covariance's lower Cholesky factor, row-major. Diagonal: components x cols, 1 / standard deviation.
   */
  readonly whitening: Float64Array;
}

/** log2 of weight times density of each component at the row at `x` of `data`, into `out`; -Infinity where it overflows. */
export type LogJoint = (data: Float64Array, x: number, out: Float64Array) => void;

export const LOG2_E = 1.4426950408889634;
/** What a squared distance is multiplied by in binary logarithms. */
export const HALF_LOG2_E = 0.7213475204444817;

/**
 * The function that scores a row: log2 N(x; m, S) = (c - |W (x - m)|^2 / 2) / ln 2, with W whitening S [1].
 *
 * Logarithms are binary because powers of 2 cost less than powers of e.
 *
 * [1] C. M. Bishop, Pattern Recognition and Machine Learning (2006), eq. 2.43 and 9.13.
 */
export function logJoint(scoring: Scoring): LogJoint {
  return scoring.shape === 'full' ? fullLogJoint(scoring) : diagonalLogJoint(scoring);
}

/** The binary logarithms of weights times normalising factors. */
export function binaryConstants({ logConstants }: Scoring): Float64Array {
  return logConstants.map(binaryConstant);
}

/** The binary logarithm of what `constant` is the natural one of. */
export function binaryConstant(constant: number): number {
  return constant * LOG2_E;
}

function fullLogJoint(scoring: Scoring): LogJoint {
  const { components, cols, means, whitening } = scoring;
  const constants = binaryConstants(scoring);
  const z = new Float64Array(cols);
  return (data, x, out) => {
    for (let k = 0; k < components; k++) {
      const mean = k * cols;
      for (let j = 0; j < cols; j++) z[j] = data[x + j] - means[mean + j];
      let square = 0;
      for (let i = 0; i < cols; i++) {
        const row = (mean + i) * cols;
        let y = 0;
        for (let j = 0; j <= i; j++) y += whitening[row + j] * z[j];
        square += y * y;
      }
      out[k] = orNothing(constants[k] - HALF_LOG2_E * square);
    }
  };
}

function diagonalLogJoint(scoring: Scoring): LogJoint {
  const { components, cols, means, whitening } = scoring;
  const constants = binaryConstants(scoring);
  return (data, x, out) => {
    for (let k = 0, c = 0; k < components; k++) {
      let square = 0;
      for (let j = 0; j < cols; j++, c++) {
        const y = whitening[c] * (data[x + j] - means[c]);
        square += y * y;
      }
      out[k] = orNothing(constants[k] - HALF_LOG2_E * square);
    }
  };
}

/** Where a square overflows, by Infinity or by Infinity - Infinity, the density is 0. */
function orNothing(log: number): number {
  return log > -Infinity ? log : -Infinity;
}
