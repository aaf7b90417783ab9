/** Of the letters, which are numbered from # on, those of a byte from 88 on (the next from 176 on), whose rest the next letter is. */
const [FIRST, HIGH] = [35, 88];
/** What is added to each byte, so that the frequent ones are one letter. */
const TURN = 16;

/** Which products with a sum are fused, so that they are rounded once: `'singles'` are those that no bit of a result depends on. */
export type Fused = 'none' | 'singles' | 'all';

/**
 * WebAssembly from its text, in which each product that something is added to is one letter (} of doubles, ~ of singles), and the number
 * of a local variable, whatever it is to become.
 *
 * It imports memory that is `isShared`, or one that is not.
 *
 * Letters are bytes, unlike those of base64, so that text is compressed as well as what it stands for. All but one loop, which is short
 * enough to be compiled on the way, is what engines have built in: the first fit of a process waits for this.
 */
export function decode(text: string, fused: Fused, isShared = false): Uint8Array {
  const letters = text
    .replace(/([}~])([{|]?.)/g, (_, product: string, local: string) => instructions(product, local, fused))
    .replaceAll('!', '\\');
  const bytes = bytesOf(new TextEncoder().encode(letters));
  // The end of "memory", that it is one, and that its size has a limit: of shared memory this is another number.
  if (isShared)
    bytes[bytes.findIndex((byte, at) => byte === 121 && bytes[at + 1] === 2 && bytes[at + 2] === 1) + 2] = 3;
  return bytes;
}

/** Set the local variable, multiply, get it, add; or all in one, and seven times nothing. */
function instructions(product: string, local: string, fused: Fused): string {
  const [multiply, add, madd] = product === '}' ? ['%', '#', '{b'] : ['|i', '|g', '{`'];
  if (fused === 'all' || (fused === 'singles' && product === '~')) return `0${madd}54444444`;
  return `T${local}0${multiply}4S${local}0${add}4`;
}

/** The bytes, in the place of their letters. */
function bytesOf(letters: Uint8Array): Uint8Array {
  let end = 0;
  for (let i = 0; i < letters.length; i++) {
    let value = letters[i] - FIRST;
    if (value >= HIGH) value = (value - HIGH + 1) * HIGH + letters[++i] - FIRST;
    letters[end++] = value - TURN;
  }
  return letters.subarray(0, end);
}
