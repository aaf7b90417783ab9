/** A module in which every fused product is as long as the two instructions that can stand in its place, and where these are. */
export interface Products {
  readonly bytes: Uint8Array;
  /** In order of address. */
  readonly places: readonly Place[];
}

export interface Place {
  /** Index of the first byte. */
  readonly at: number;
  /** A local variable that nothing else uses. */
  readonly local: number;
  readonly isDouble: boolean;
}

/** Bytes of: set a local, multiply, get the local, add. */
export const PLACE_BYTES = 10;

const [TYPES, FUNCTIONS, CODE] = [1, 3, 10];
const V128 = 0x7b;
/** f32x4.relaxed_madd and f64x2.relaxed_madd: a prefix, and the number of the instruction in two bytes. */
const MADD = [0xfd, 0x02] as const;
const [MADD_SINGLE, MADD_DOUBLE] = [0x85, 0x87];
const NOP = 0x01;

/**
 * Makes room for two instructions wherever a module of functions that import only memory has a fused product, and gives each function
 * that has one a local variable more.
 *
 * @throws Error where the module is not of the form that the compiler gives today.
 */
export function findProducts(wasm: Uint8Array): Products {
  const reader = newReader(wasm);
  const out: number[] = [...reader.take(8)];
  const places: Place[] = [];
  let parameters: number[] = [];
  let typeOf: number[] = [];
  while (!reader.isAtEnd()) {
    const id = reader.byte();
    const content = reader.take(reader.number());
    if (id === TYPES) parameters = readTypes(content);
    if (id === FUNCTIONS) typeOf = readVector(content, (inner) => inner.number());
    if (id !== CODE) {
      out.push(id, ...leb(content.length), ...content);
      continue;
    }
    const bodies = readVector(content, (inner) => inner.take(inner.number()));
    const widened = bodies.map((body, f) => widen(body, parameters[typeOf[f]]));
    const size = widened.reduce(
      (sum, { code }) => sum + leb(code.length).length + code.length,
      leb(bodies.length).length,
    );
    out.push(CODE, ...leb(size), ...leb(bodies.length));
    for (const { code, found } of widened) {
      out.push(...leb(code.length));
      places.push(...found.map((place) => ({ ...place, at: out.length + place.at })));
      out.push(...code);
    }
  }
  return { bytes: Uint8Array.from(out), places };
}

function widen(body: Uint8Array, parameters: number): { code: number[]; found: Place[] } {
  const reader = newReader(body);
  const groups = Array.from({ length: reader.number() }, () => [reader.number(), reader.byte()] as const);
  const local = groups.reduce((sum, [count]) => sum + count, parameters);
  const rest = reader.take(Infinity);
  const starts = [...rest.keys()].filter((at) => isMadd(rest, at));
  if (starts.length === 0) return { code: [...body], found: [] };
  if (local > 127) throw new Error('A function has more local variables than one byte can number.');
  const code = [...leb(groups.length + 1), ...groups.flatMap(([count, type]) => [...leb(count), type]), 1, V128];
  const found: Place[] = [];
  let from = 0;
  for (const start of starts) {
    code.push(...rest.subarray(from, start));
    found.push({ at: code.length, local, isDouble: rest[start + 1] === MADD_DOUBLE });
    from = start + 3;
    code.push(...rest.subarray(start, from), ...Array<number>(PLACE_BYTES - 3).fill(NOP));
  }
  code.push(...rest.subarray(from));
  return { code, found };
}

function isMadd(code: Uint8Array, at: number): boolean {
  const isOne = code[at + 1] === MADD_SINGLE || code[at + 1] === MADD_DOUBLE;
  return isOne && code[at] === MADD[0] && code[at + 2] === MADD[1];
}

/** How many parameters functions of each type have. */
function readTypes(content: Uint8Array): number[] {
  return readVector(content, (inner) => {
    if (inner.byte() !== 0x60) throw new Error('A type is not that of a function.');
    const count = inner.number();
    inner.take(count);
    inner.take(inner.number());
    return count;
  });
}

interface Reader {
  byte(): number;
  number(): number;
  take(count: number): Uint8Array;
  isAtEnd(): boolean;
}

function readVector<T>(content: Uint8Array, read: (reader: Reader) => T): T[] {
  const reader = newReader(content);
  return Array.from({ length: reader.number() }, () => read(reader));
}

function newReader(bytes: Uint8Array): Reader {
  let at = 0;
  const byte = (): number => bytes[at++];
  return {
    byte,
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const part = byte();
        value += (part & 127) * 2 ** shift;
        if (part < 128) return value;
      }
    },
    take(count) {
      const taken = bytes.subarray(at, at + count);
      at += taken.length;
      return taken;
    },
    isAtEnd: () => at === bytes.length,
  };
}

/** A whole number as WebAssembly writes it. */
function leb(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...leb(Math.floor(value / 128))];
}
