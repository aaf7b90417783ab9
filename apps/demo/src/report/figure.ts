import { type Spec, renderSvg } from '@mixwell/plot';
import { Html, html } from './html.ts';

/** Width and height of what is drawn, without axes, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture and how it is shown. */
export interface Figure {
  readonly caption?: Html;
  draw(size: Size): Spec;
  /** The size on wide screens, and on narrow ones where it is another. */
  readonly size: Size;
  readonly narrow?: Size;
}

/**
 * The figure as markup: drawn once a size, so that text stays readable on a narrow screen.
 *
 * @param id  unique on the page: pictures refer to their own parts by id.
 */
export async function figureHtml(id: string, { caption, draw, size, narrow }: Figure): Promise<Html> {
  const drawing = async (of: Size, kind: string): Promise<Html> => {
    const svg = await renderSvg(draw(of), { ids: `${id}-${kind}` });
    return html`<div class="drawing ${kind}">${new Html(svg)}</div>`;
  };
  const drawings = narrow
    ? [await drawing(size, 'wide'), await drawing(narrow, 'narrow')]
    : [await drawing(size, 'any')];
  return html`<figure>${drawings}${caption ? html`<figcaption>${caption}</figcaption>` : ''}</figure>`;
}
