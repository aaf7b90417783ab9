import type { Rows } from '@mixwell/core';

/**
 * A text that tells rows from other rows: their shape and a checksum of all bits of cells and weights.
 *
 * FNV-1a over 32-bit words [1], twice from different offsets; little-endian order on every platform. Not a defence against forgery.
 *
 * [1] G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, The FNV non-cryptographic hash algorithm (IETF draft, 2012).
 */
export function fingerprint({ matrix, weights }: Rows): string {
  const { rows, cols, data } = matrix;
  const sums = [0x811c9dc5, 0x01234567].map((offset) => {
    const cells = checksum(data, offset);
    return (weights ? checksum(weights, cells) : cells).toString(16).padStart(8, '0');
  });
  return `${rows}x${cols}/${sums.join('')}`;
}

function checksum(numbers: Float64Array, offset: number): number {
  const view = new DataView(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  let hash = offset;
  for (let at = 0; at < view.byteLength; at += 4) hash = Math.imul(hash ^ view.getUint32(at, true), 0x01000193);
  return hash >>> 0;
}
