import { room } from '@mixwell/math';
import { dividedBy, trace } from './matrices.ts';
import { turnPair, turnedInto } from './turn.ts';

/** Matrices with the same eigenvectors need about log2(cols) + 5 sweeps; this only stops what rounding keeps from ending. */
const MOST_SWEEPS = 30;

/** The sine of a turn that is rounding. */
const NEGLIGIBLE = 1e-15;

/**
 * The eigenvectors, as columns, of cols x cols covariances that have all the same, by Jacobi rotations of all at once [1].
 *
 * Where some matrices have equal eigenvalues the others decide; axes that none tells apart are as good as any.
 *
 * [1] J.-F. Cardoso, A. Souloumiac, Jacobi angles for simultaneous diagonalization, SIAM J. Matrix Anal. Appl. 17 (1996).
 */
export function sharedAxes(covariances: Float64Array, cols: number): Float64Array {
  const axes = new Float64Array(cols * cols);
  for (let j = 0; j < cols; j++) axes[j * cols + j] = 1;
  const traces = tracesOf(covariances.length / (cols * cols));
  for (let k = 0; k < traces.length; k++) traces[k] = trace(covariances, k, cols);
  const scaled = inUnits(covariances.length);
  const turned = turnedInto(axes, dividedBy(covariances, cols * cols, traces, scaled), cols, scaled);
  for (let sweep = 0, moved = true; sweep < MOST_SWEEPS && moved; sweep++) {
    moved = false;
    for (let p = 0; p < cols - 1; p++) {
      for (let q = p + 1; q < cols; q++) {
        const { cosine, sine } = jacobiTurn(turned, cols, p, q);
        if (!(Math.abs(sine) > NEGLIGIBLE)) continue;
        turnPair(turned, axes, cols, p, q, cosine, sine);
        moved = true;
      }
    }
  }
  return axes;
}

const [tracesOf, inUnits] = [room(), room()];

/** The turn, by at most 45 degrees, of axes p and q that makes the cells (p, q) smallest in the sum of squares. */
function jacobiTurn(turned: Float64Array, cols: number, p: number, q: number): { cosine: number; sine: number } {
  let gaps = 0;
  let cells = 0;
  let both = 0;
  for (let first = 0; first < turned.length; first += cols * cols) {
    const gap = turned[first + p * cols + p] - turned[first + q * cols + q];
    const cell = 2 * turned[first + p * cols + q];
    gaps += gap * gap;
    cells += cell * cell;
    both += gap * cell;
  }
  // The cosine and sine of twice the angle are the larger eigenvector of [[gaps, both], [both, cells]].
  const half = (gaps - cells) / 2;
  const size = Math.sqrt(half * half + both * both);
  if (size === 0) return { cosine: 1, sine: 0 };
  const x = half >= 0 ? half + size : Math.abs(both);
  const y = half >= 0 ? both : (both < 0 ? -1 : 1) * (size - half);
  const length = Math.sqrt(x * x + y * y);
  const cosine = Math.sqrt((1 + x / length) / 2);
  return { cosine, sine: y / length / (2 * cosine) };
}
