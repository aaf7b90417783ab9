/** What a colour is for; pictures and page name colours only by this. */
export type Colour = keyof typeof light;

/** For paper; groups in colours of Okabe and Ito, which all kinds of colour vision can tell apart. */
const light = {
  paper: '#ffffff',
  card: '#f6f7f9',
  ink: '#1b1f24',
  muted: '#5b6470',
  line: '#dfe3e8',
  accent: '#0072b2',
  group0: '#0072b2',
  group1: '#d55e00',
  group2: '#009e73',
  group3: '#cc79a7',
  group4: '#e69f00',
  group5: '#56b4e9',
  group6: '#6b7280',
};

/** For the dark; the same hues, the darker ones a little lighter. */
const dark: Record<Colour, string> = {
  ...light,
  paper: '#14171c',
  card: '#1c2027',
  ink: '#e9ecf0',
  muted: '#9aa4b1',
  line: '#2d333c',
  accent: '#5db2e8',
  group0: '#2f8fcb',
  group1: '#e8701a',
  group2: '#14b588',
  group6: '#a3adba',
};

/** K. Okabe, M. Ito, Color Universal Design (2008). */
export const groupColours: readonly Colour[] = ['group0', 'group1', 'group2', 'group3', 'group4', 'group5', 'group6'];

/** A colour as pictures and styles write it; the page decides between light and dark. */
export function colour(name: Colour): string {
  return `var(--${name})`;
}

/** The colours as custom properties of CSS, light or dark as the reader has it. */
export function colourStyle(): string {
  const properties = (colours: Record<Colour, string>): string =>
    Object.entries(colours)
      .map(([name, value]) => `--${name}:${value}`)
      .join(';');
  return `:root{color-scheme:light dark;${properties(light)}}\n@media(prefers-color-scheme:dark){:root{${properties(dark)}}}`;
}

/** Room around a picture that stands alone. */
const MARGIN = 16;

/** The picture for places outside the page: light colours on a ground of its own. */
export function standalone(svg: string): string {
  return svg
    .replace(/width="(\d+)" height="(\d+)" viewBox="[^"]*">/, (_, width: string, height: string) => {
      const [w, h] = [Number(width) + 2 * MARGIN, Number(height) + 2 * MARGIN];
      const ground = `<rect x="-${MARGIN}" y="-${MARGIN}" width="${w}" height="${h}" rx="8" fill="var(--paper)"/>`;
      return `width="${w}" height="${h}" viewBox="-${MARGIN} -${MARGIN} ${w} ${h}">${ground}`;
    })
    .replaceAll(/var\(--(\w+)\)/g, (_, name: Colour) => light[name]);
}
