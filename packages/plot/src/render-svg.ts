import { MixwellError, type Rules, describe, readOptions, refused } from '@mixwell/core';
import type { JsonObject } from '@mixwell/plot-layers';
import type { TopLevelSpec } from 'vega-lite';
import { loadVega } from './load-vega.ts';
import { escapeMarkup, legible } from './markup.ts';

export interface RenderSvgOptions {
  /** What the ids inside the drawing begin with: drawings on one page need different ones. Default 'plot'. */
  ids?: string;
}

export const renderSvgRules: Rules<RenderSvgOptions> = {
  ids: {
    doc: 'What the ids inside the drawing begin with: drawings on one page need different ones.',
    type: 'string',
    expected: 'a text of letters, digits, - and _ that begins with a letter',
    default: 'plot',
    read: (value) => (typeof value === 'string' && /^[A-Za-z][\w-]*$/.test(value) ? value : refused),
    bad: ['', '1', 'a b', '"', 0, null],
  },
};

/**
 * The picture as SVG, drawn without a browser; coordinates are written to a hundredth of a pixel.
 *
 * Texts of the data are escaped, and characters that XML cannot have are drawn as U+FFFD. Every call gives the same text.
 *
 * @param spec  a specification of this package, or another of Vega-Lite; it is not changed.
 * @throws MixwellError `invalid-param` for what is no object, an unacceptable option, or where `vega` or `vega-lite` is not installed.
 */
export async function renderSvg(spec: JsonObject, options: RenderSvgOptions = {}): Promise<string> {
  const { ids } = readOptions('renderSvg', renderSvgRules, options);
  if (typeof spec !== 'object' || spec === null) {
    throw new MixwellError('invalid-param', `renderSvg: expected a specification; got ${describe(spec)}.`);
  }
  const { vega, vegaLite } = await loadVega('renderSvg');
  // Vega writes into the data that it is given.
  const compiled = vegaLite.compile(structuredClone(spec) as unknown as TopLevelSpec).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none' });
  try {
    return tidied(legible(await view.toSVG()), ids, spec.description);
  } finally {
    view.finalize();
  }
}

/** The drawing with ids of its own, short coordinates, and a description for those who cannot see it. */
function tidied(svg: string, prefix: string, description: unknown): string {
  const ids = new Map([...svg.matchAll(/<[^<>]*\bid="(\w+)"/g)].map(([, id], i) => [id, `${prefix}-${i}`]));
  const label = typeof description === 'string' ? ` role="img" aria-label="${escapeMarkup(description)}"` : '';
  return svg.replace('<svg ', `<svg${label} `).replaceAll(/<[^<>]*>/g, (tag) =>
    tag
      .replace(/ id="(\w+)"/, (_, id: string) => ` id="${ids.get(id)}"`)
      .replace(/url\(#(\w+)\)/, (_, id: string) => `url(#${ids.get(id)})`)
      .replaceAll(/ (?:d|transform)="[^"]*"/g, (attribute) => attribute.replaceAll(/\d+\.\d{3,}/g, toHundredths)),
  );
}

function toHundredths(number: string): string {
  return String(Math.round(Number(number) * 100) / 100);
}
