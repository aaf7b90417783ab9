/** Which of a double's two 32-bit words holds its sign and exponent: 1 on little-endian machines, 0 on the rest. */
export const HIGH: 0 | 1 = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
