/** Numbers in the upper triangle, diagonal included, of a symmetric n x n matrix. */
export function packedLength(n: number): number {
  return (n * (n + 1)) / 2;
}

/** Adds weight * z z' to the upper triangle that is packed row by row at `at`. */
export function addOuter(packed: Float64Array, at: number, z: Float64Array, weight: number): void {
  const n = z.length;
  for (let i = 0; i < n; i++) {
    const zi = weight * z[i];
    for (let j = i; j < n; j++) packed[at++] += zi * z[j];
  }
}

/** The full symmetric n x n matrix of the triangle packed at `at`, row-major. */
export function unpack(packed: Float64Array, at: number, n: number): Float64Array {
  const full = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) full[i * n + j] = full[j * n + i] = packed[at++];
  }
  return full;
}
