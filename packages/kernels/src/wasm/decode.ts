/** Letters for a byte from 88 on (the next from 176 on), whose rest the next letter is, and for a product of doubles (the next of singles). */
const [HIGH, DOUBLES] = [88, 90];
/** What is added to each byte, so that the frequent ones are one letter. */
const TURN = 16;

/** Which products with a sum are fused, so that they are rounded once: `'singles'` are those that no bit of a result depends on. */
export type Fused = 'none' | 'singles' | 'all';

/**
 * WebAssembly from its text, in which each product that something is added to is one letter, whatever it is to become.
 *
 * It imports memory that is `isShared`, or one that is not.
 *
 * Letters are bytes, unlike those of base64, so that text is compressed as well as what it stands for.
 */
export function decode(text: string, fused: Fused, isShared = false): Uint8Array {
  const bytes = new Uint8Array(5 * text.length);
  let end = 0;
  // The local variable of a product is the next byte.
  let product = 0;
  for (let i = 0; i < text.length; i++) {
    let value = valueAt(text, i);
    if (value >= DOUBLES) {
      product = value;
      continue;
    }
    if (value >= HIGH) value = (value - HIGH + 1) * HIGH + valueAt(text, ++i);
    bytes[end++] = value - TURN;
    if (product === 0) continue;
    const code = instructions(bytes[--end], product === DOUBLES, fused);
    bytes.set(code, end);
    end += code.length;
    product = 0;
  }
  // The end of "memory", that it is one, and that its size has a limit: of shared memory this is another number.
  if (isShared)
    bytes[bytes.findIndex((byte, at) => byte === 121 && bytes[at + 1] === 2 && bytes[at + 2] === 1) + 2] = 3;
  return bytes.subarray(0, end);
}

function valueAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code === 33 ? 57 : code - 35;
}

/** Set a local variable, multiply, get it, add; or all in one, and nothing else. */
function instructions(local: number, isDouble: boolean, fused: Fused): number[] {
  const [multiply, add, madd] = isDouble ? [0xf2, 0xf0, 0x87] : [0xe6, 0xe4, 0x85];
  if (fused === 'all' || (fused === 'singles' && !isDouble)) return [0xfd, madd, 2, 1, 1, 1, 1, 1, 1, 1];
  return [0x21, local, 0xfd, multiply, 1, 0x20, local, 0xfd, add, 1];
}
