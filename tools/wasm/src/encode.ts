import { PLACE_BYTES, type Products } from './products.ts';

/** As `decode` of the kernels has them, where they are explained. */
const [HIGH, DOUBLES, SINGLES] = [88, 90, 91];
const TURN = 16;

/** The text that `decode` reads, of printable letters other than " and \. */
export function encode({ bytes, places }: Products): string {
  let text = '';
  let at = 0;
  const bytesTo = (end: number): void => {
    for (; at < end; at++) text += lettersOf(bytes[at]);
  };
  for (const { at: start, local, isDouble } of places) {
    bytesTo(start);
    text += letter(isDouble ? DOUBLES : SINGLES) + lettersOf(local);
    at += PLACE_BYTES;
  }
  bytesTo(bytes.length);
  return text;
}

function lettersOf(byte: number): string {
  const value = (byte + TURN) & 255;
  return value < HIGH ? letter(value) : letter(HIGH - 1 + Math.floor(value / HIGH)) + letter(value % HIGH);
}

function letter(value: number): string {
  return value === 57 ? '!' : String.fromCharCode(35 + value);
}
