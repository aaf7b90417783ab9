import { expect, it } from 'vitest';
import { encode } from './encode.ts';
import { findProducts } from './products.ts';

declare const WebAssembly: { validate(bytes: Uint8Array): boolean };

const [V128, GET, END] = [0x7b, 0x20, 0x0b];
const madd = [0xfd, 0x87, 2];
/** One function of three parameters and a local variable of another type. */
const moduleOf = (...code: number[]): Uint8Array => {
  const body = [1, 1, 0x7f, ...code, END];
  const types = [1, 0x60, 3, V128, V128, V128, 1, V128];
  return Uint8Array.of(
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, types.length, ...types],
    ...[3, 2, 1, 0],
    ...[10, body.length + 2, 1, body.length, ...body],
  );
};
const once = moduleOf(GET, 0, GET, 1, GET, 2, ...madd);

it('a fused product gets room for two instructions, and its function a local variable', () => {
  const { bytes, places } = findProducts(once);
  expect(bytes.length).toBe(once.length + 7 + 2);
  expect(places).toEqual([{ at: bytes.length - 11, local: 4, isDouble: true }]);
  expect([...bytes.subarray(bytes.length - 11)]).toEqual([...madd, 1, 1, 1, 1, 1, 1, 1, END]);
});

it('the module stays valid, and its text has two letters for the product', () => {
  const twice = moduleOf(GET, 0, GET, 1, GET, 2, ...madd, GET, 1, GET, 2, 0xfd, 0x85, 2);
  for (const [wasm, letters] of [
    [once, ['}7']],
    [twice, ['}7', '~7']],
  ] as const) {
    const products = findProducts(wasm);
    expect(WebAssembly.validate(wasm)).toBe(true);
    expect(WebAssembly.validate(products.bytes)).toBe(true);
    expect(encode(products).match(/[}~]./g)).toEqual(letters);
  }
});

it('bytes are letters: the frequent ones one, others two', () => {
  expect(encode({ bytes: Uint8Array.of(0xf0, 0xff, 0, 71, 41), places: [] })).toBe('#23z!');
  expect(encode({ bytes: Uint8Array.of(72, 159, 160, 239), places: [] })).toBe('{#{z|#|r');
});

it('refuses a module that is not of the form of our compiler', () => {
  const structure = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 3, 1, 0x5f, 0);
  expect(() => findProducts(structure)).toThrow('not that of a function');
});
