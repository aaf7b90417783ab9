import { expect, it } from 'vitest';
import { BYTES } from './bytes.ts';
import { decode } from './decode.ts';

it('letters are bytes less 16, of which 0 is #; those from 88 on take two', () => {
  expect([...decode('34567', 'none')]).toEqual([0, 1, 2, 3, 4]);
  expect([...decode('#2z!', 'none')]).toEqual([0xf0, 0xff, 71, 41]);
  expect([...decode('{#{z|#|r', 'none')]).toEqual([72, 159, 160, 239]);
  expect([...decode(BYTES, 'none').subarray(0, 8)]).toEqual([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
});

it('a product of doubles, or of singles, is two instructions or one of the same length', () => {
  const doubles = '}8';
  const singles = '~8';
  const [local, get, set] = [5, 0x20, 0x21];
  expect([...decode(doubles, 'none')]).toEqual([set, local, 0xfd, 0xf2, 1, get, local, 0xfd, 0xf0, 1]);
  expect([...decode(doubles, 'singles')]).toEqual([...decode(doubles, 'none')]);
  expect([...decode(doubles, 'all')]).toEqual([0xfd, 0x87, 2, 1, 1, 1, 1, 1, 1, 1]);
  expect([...decode(singles, 'none')]).toEqual([set, local, 0xfd, 0xe6, 1, get, local, 0xfd, 0xe4, 1]);
  expect([...decode(singles, 'singles')]).toEqual([0xfd, 0x85, 2, 1, 1, 1, 1, 1, 1, 1]);
  expect([...decode(singles, 'all')]).toEqual([...decode(singles, 'singles')]);
});

it('shared memory differs from other memory in one byte, after the name', () => {
  const [own, shared] = [false, true].map((isShared) => decode(BYTES, 'none', isShared));
  const differing = [...own.keys()].filter((at) => own[at] !== shared[at]);
  expect(differing.map((at) => [own[at - 1], own[at], shared[at]])).toEqual([[2, 1, 3]]);
});

it('without fused products the kernels need no relaxed SIMD', () => {
  const bytes = decode(BYTES, 'none');
  const isRelaxed = (at: number): boolean =>
    bytes[at] === 0xfd && [0x85, 0x87].includes(bytes[at + 1]) && bytes[at + 2] === 2;
  expect([...bytes.keys()].filter(isRelaxed)).toEqual([]);
});
