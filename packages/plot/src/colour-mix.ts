import { MixwellError, describe } from '@mixwell/core';

type Rgb = readonly [red: number, green: number, blue: number];

/**
 * A colour of six hexadecimal digits as three numbers, 0 to 255.
 *
 * @throws MixwellError `invalid-param` for a colour written otherwise, which cannot be mixed.
 */
export function readColour(owner: string, colour: string): Rgb {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (digits) return [1, 2, 3].map((at) => parseInt(digits[at], 16)) as unknown as Rgb;
  throw new MixwellError(
    'invalid-param',
    `${owner}: a colour to be mixed must be written #rrggbb; got ${describe(colour)}.`,
    {
      option: 'theme',
      value: colour,
    },
  );
}

/**
 * The mean of colours, weighted by shares.
 *
 * @param shares  one a colour, at least 0, adding to 1.
 */
export function mixedColour(colours: readonly Rgb[], shares: ArrayLike<number>): string {
  const mean = [0, 0, 0];
  colours.forEach((colour, k) => colour.forEach((value, c) => (mean[c] += value * shares[k])));
  return `#${mean
    .map((value) =>
      Math.min(255, Math.max(0, Math.round(value)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
