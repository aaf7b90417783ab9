import { describe, expect, test } from 'vitest';
import { paint } from './paint.ts';

const red = [255, 0, 0] as const;
const blue = [0, 0, 255] as const;

describe('the colours of rows', () => {
  test('are those of the component that has all of a row', () => {
    const { colours, labels, counts } = paint(Float64Array.of(1, 0, 0, 1), [red, blue], 2);
    expect([...colours]).toEqual([0xff0000ff, 0xffff0000]);
    expect([...labels]).toEqual([0, 1]);
    expect(counts).toEqual([1, 1]);
  });

  test('are mixed as light is: half red and half blue is 188 of each, not 128', () => {
    const [colour] = paint(Float64Array.of(0.5, 0.5), [red, blue], 2).colours;
    expect([colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]).toEqual([188, 0, 188]);
  });

  test('go with the larger share: of equal ones the first', () => {
    expect([...paint(Float64Array.of(0.5, 0.5, 0.4, 0.6), [red, blue], 2).labels]).toEqual([0, 1]);
  });
});
