import { type PlotTheme, plotThemes } from '@mixwell/plot';

/** What a colour is for on the page; `card` lies a little off the paper. */
type Colour = 'paper' | 'card' | 'ink' | 'muted' | 'line' | 'accent' | `group${number}`;

function coloursOf({ background, ink, muted, line, accent, groups }: PlotTheme, card: string): [Colour, string][] {
  return [
    ...Object.entries({ paper: background, card, ink, muted, line, accent } as const),
    ...groups.map((value, k): [Colour, string] => [`group${k}`, value]),
  ] as [Colour, string][];
}

const light = coloursOf(plotThemes.light, '#f6f7f9');
const dark = coloursOf(plotThemes.dark, '#1c2027');

/** A colour as pictures and styles write it; the page decides between light and dark. */
function colour(name: Colour): string {
  return `var(--${name})`;
}

/** Pictures in the colours of the page. */
export const pageTheme: PlotTheme = {
  background: 'transparent',
  ink: colour('ink'),
  muted: colour('muted'),
  line: colour('line'),
  accent: colour('accent'),
  groups: plotThemes.light.groups.map((_, k) => colour(`group${k}`)),
  font: plotThemes.light.font,
};

/** The colours as custom properties of CSS, light or dark as the reader has it. */
export function colourStyle(): string {
  const properties = (colours: [Colour, string][]): string =>
    colours.map(([name, value]) => `--${name}:${value}`).join(';');
  return `:root{color-scheme:light dark;${properties(light)}}\n@media(prefers-color-scheme:dark){:root{${properties(dark)}}}`;
}
