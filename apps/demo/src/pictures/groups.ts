import { colour, groupColours } from './colours.ts';

/** Shapes of symbols; with the colours, 42 groups look different. */
const symbols = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down'];

/** How groups are told apart, by colour and by shape: scales of the field that holds their names. */
export function groupScales(names: readonly string[]): {
  color: { domain: string[]; range: string[] };
  shape: { domain: string[]; range: string[] };
} {
  const domain = [...names];
  return {
    color: { domain, range: domain.map((_, k) => colour(groupColours[k % groupColours.length])) },
    shape: { domain, range: domain.map((_, k) => symbols[k % symbols.length]) },
  };
}
