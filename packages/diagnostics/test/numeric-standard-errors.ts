import type { Matrix } from '@mixwell/core';
import type { Family, GmmModel } from '@mixwell/gmm';
import { cholesky, choleskySolve, jacobiEigen } from '@mixwell/math';

/**
 * Standard errors of weights, means and covariances, one after another, by plain numeric derivatives: logits, means, log-volumes, log-shapes
 * and angles of plane rotations as coordinates, the empirical information in them, and a numeric delta method.
 *
 * Made apart from the sources: no whitening, other coordinates, another solver. For components of unequal variances only.
 */
export function numericStandardErrors(model: GmmModel, family: Family, x: Matrix): number[] {
  const { parameters, dimension } = coordinates(model, family);
  const origin = new Array<number>(dimension).fill(0);
  const moved = (p: number, by: number): number[] => origin.map((_, q) => (q === p ? by : 0));
  const H = 1e-5;
  const gradient = (f: (u: number[]) => number[]): number[][] =>
    origin.map((_, p) => {
      const [up, down] = [f(moved(p, H)), f(moved(p, -H))];
      return up.map((value, i) => (value - down[i]) / (2 * H));
    });
  const scores = gradient((u) => logDensities(parameters(u), x));
  const information = scores.map((a) => scores.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0)));
  const factor = cholesky(information);
  const entries = gradient((u) => flat(parameters(u)));
  return flat(parameters(origin)).map((_, at) => {
    const g = entries.map((row) => row[at]);
    const solved = choleskySolve(factor, g) as ArrayLike<number>;
    return Math.sqrt(
      Math.max(
        0,
        g.reduce((sum, value, p) => sum + value * solved[p], 0),
      ),
    );
  });
}

interface Parameters {
  weights: number[];
  means: number[][];
  covariances: number[][][];
}

function flat({ weights, means, covariances }: Parameters): number[] {
  return [...weights, ...means.flat(), ...covariances.flat(2)];
}

/** Parameters by coordinates that are 0 at the model. */
function coordinates({ weights, means, covariances }: GmmModel, [volume, shape, orientation]: string) {
  const [k, d] = [weights.length, means.cols];
  const axesOf = (data: Float64Array): number[][] => {
    const { vectors } = jacobiEigen(data.slice(), d);
    return Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, e) => vectors[i * d + e]));
  };
  const identity = Array.from({ length: d }, (_, i) => Array.from({ length: d }, (_, j) => (i === j ? 1 : 0)));
  // Commuting matrices: the axes of their sum are those of each.
  const sum = covariances[0].data.map((_, at) => covariances.reduce((total, { data }) => total + data[at], 0));
  const axes = covariances.map(({ data }) =>
    orientation === 'I' ? identity : axesOf(orientation === 'E' ? sum : data),
  );
  const spread = covariances.map(({ data }, c) =>
    identity.map((_, e) => {
      let value = 0;
      for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) value += axes[c][i][e] * data[i * d + j] * axes[c][j][e];
      return Math.log(value);
    }),
  );
  let dimension = k - 1 + k * d;
  const take = (letter: string, width: number): ((c: number) => number) => {
    const first = dimension;
    dimension += letter === 'I' ? 0 : letter === 'E' ? width : k * width;
    return (c) => (letter === 'V' ? first + c * width : first);
  };
  const [ofVolume, ofShape, ofTurn] = [take(volume, 1), take(shape, d - 1), take(orientation, (d * (d - 1)) / 2)];
  const parameters = (u: number[]): Parameters => {
    const logits = Array.from(weights, (weight, c) => Math.log(weight) + (c === 0 ? 0 : u[c - 1]));
    const total = logits.reduce((all, value) => all + Math.exp(value), 0);
    return {
      weights: logits.map((value) => Math.exp(value) / total),
      means: logits.map((_, c) => identity.map((_, j) => means.data[c * d + j] + u[k - 1 + c * d + j])),
      covariances: logits.map((_, c) => {
        const shapes = identity.map((_, e) =>
          shape === 'I'
            ? 0
            : e < d - 1
              ? u[ofShape(c) + e]
              : -u.slice(ofShape(c), ofShape(c) + d - 1).reduce((a, b) => a + b, 0),
        );
        const variances = spread[c].map((value, e) => Math.exp(value + u[ofVolume(c)] + shapes[e]));
        let turned = axes[c];
        if (orientation !== 'I') {
          let p = ofTurn(c);
          for (let a = 0; a < d; a++) for (let b = a + 1; b < d; b++) turned = rotated(turned, a, b, u[p++]);
        }
        return identity.map((_, i) =>
          identity.map((_, j) => variances.reduce((all, value, e) => all + value * turned[i][e] * turned[j][e], 0)),
        );
      }),
    };
  };
  return { parameters, dimension };
}

function rotated(axes: number[][], a: number, b: number, angle: number): number[][] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return axes.map((row) =>
    row.map((value, e) => (e === a ? cos * value - sin * row[b] : e === b ? sin * row[a] + cos * value : value)),
  );
}

function logDensities({ weights, means, covariances }: Parameters, { data, rows, cols }: Matrix): number[] {
  const factors = covariances.map((covariance) => {
    const lower = covariance.map((row) => row.map(() => 0));
    for (let i = 0; i < cols; i++) {
      for (let j = 0; j <= i; j++) {
        let rest = covariance[i][j];
        for (let l = 0; l < j; l++) rest -= lower[i][l] * lower[j][l];
        lower[i][j] = i === j ? Math.sqrt(rest) : rest / lower[j][j];
      }
    }
    return lower;
  });
  return Array.from({ length: rows }, (_, i) => {
    const total = weights.reduce((sum, weight, c) => {
      const y: number[] = [];
      let log = Math.log(weight);
      for (let a = 0; a < cols; a++) {
        let rest = data[i * cols + a] - means[c][a];
        for (let b = 0; b < a; b++) rest -= factors[c][a][b] * y[b];
        y.push(rest / factors[c][a][a]);
        log -= 0.5 * y[a] * y[a] + Math.log(factors[c][a][a]) + 0.5 * Math.log(2 * Math.PI);
      }
      return sum + Math.exp(log);
    }, 0);
    return Math.log(total);
  });
}
