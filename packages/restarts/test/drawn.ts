import { type Table, matrix, randomStream } from '@mixwell/core';
import { normal as normalOf } from './held-out.ts';

/** Rows that no mixture of normal distributions made. */
export const drawnKinds = ['heavy', 'skewed', 'concentric', 'curved'] as const;

export interface Drawn {
  readonly name: string;
  readonly x: Table;
  readonly components: number;
  readonly covariance: 'full' | 'tied' | 'diag' | 'spherical';
}

const SHAPES = ['full', 'tied', 'diag', 'spherical'] as const;

/**
 * Groups of rows whose tails are heavy (Student's t, 3 degrees of freedom), that are skewed (exponentials of normals), that lie about
 * few common centers, or along arcs: 200 to 700 rows in 1 to 5 columns, for 2 to 8 components of each shape.
 */
export function drawn(kind: (typeof drawnKinds)[number], seed: number): Drawn {
  const random = randomStream(`drawn/${kind}`, String(seed));
  const normal = (): number => normalOf(random);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const cols = kind === 'curved' ? 2 + (seed % 2) : 1 + (seed % 5);
  const components = Math.floor(between(2, 9));
  const rows = Math.floor(between(200, 700));
  const centers = Array.from({ length: kind === 'concentric' ? Math.ceil(components / 3) : components }, () =>
    Array.from({ length: cols }, () => between(1, 4) * normal()),
  );
  const groups = Array.from({ length: components }, (_, k) => ({
    center: centers[k % centers.length],
    scales: Array.from({ length: cols }, () => Math.exp(0.7 * normal())),
    turn: between(0, 6.28),
  }));
  const row = (): number[] => {
    const { center, scales, turn } = groups[Math.floor(components * random() ** 1.3)];
    const z = scales.map((scale) => scale * normal());
    if (kind === 'heavy') {
      const chi = Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3);
      return center.map((value, j) => value + z[j] / chi);
    }
    if (kind === 'skewed') return center.map((value, j) => value + Math.exp(0.8 * z[j]));
    if (kind === 'concentric') return center.map((value, j) => value + z[j]);
    const angle = turn + between(0, 2.5);
    const arc = [2 * scales[0] * Math.cos(angle), 2 * scales[0] * Math.sin(angle)];
    return center.map((value, j) => value + (arc[j] ?? 0) + 0.3 * z[j]);
  };
  const x = matrix(Array.from({ length: rows }, row));
  return { name: `${kind} ${seed}`, x, components, covariance: SHAPES[Math.floor(seed / 5) % 4] };
}
