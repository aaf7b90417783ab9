import { type Picture, renderSvg } from '../pictures/render-svg.ts';
import { Html, html } from './html.ts';

/** Width and height of what is drawn, without axes, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture and how it is shown. */
export interface Figure {
  /** What can be seen, for those who cannot see it. */
  readonly alt: string;
  readonly caption?: Html;
  draw(size: Size): Picture;
  /** The size on wide screens, and on narrow ones where it is another. */
  readonly size: Size;
  readonly narrow?: Size;
}

/**
 * The figure as markup: drawn once a size, so that text stays readable on a narrow screen.
 *
 * @param id  unique on the page: pictures refer to their own parts by id.
 */
export async function figureHtml(id: string, { alt, caption, draw, size, narrow }: Figure): Promise<Html> {
  const drawing = async (of: Size, kind: string): Promise<Html> => {
    const svg = placed(await renderSvg(draw(of)), `${id}-${kind}`);
    return html`<div class="drawing ${kind}" role="img" aria-label="${alt}">${new Html(svg)}</div>`;
  };
  const drawings = narrow
    ? [await drawing(size, 'wide'), await drawing(narrow, 'narrow')]
    : [await drawing(size, 'any')];
  return html`<figure>${drawings}${caption ? html`<figcaption>${caption}</figcaption>` : ''}</figure>`;
}

/** The picture with ids that no other picture of the page has, and coordinates to a hundredth of a pixel. */
function placed(svg: string, prefix: string): string {
  const ids = new Map([...svg.matchAll(/\bid="(\w+)"/g)].map(([, id], i) => [id, `${prefix}-${i}`]));
  return svg
    .replaceAll(/\bid="(\w+)"/g, (_, id: string) => `id="${ids.get(id)}"`)
    .replaceAll(/url\(#(\w+)\)/g, (_, id: string) => `url(#${ids.get(id)})`)
    .replaceAll(/ (?:d|transform)="[^"]*"/g, (attribute) => attribute.replaceAll(/\d+\.\d{3,}/g, toHundredths));
}

function toHundredths(number: string): string {
  return String(Math.round(Number(number) * 100) / 100);
}
