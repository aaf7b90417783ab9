import { type Spec, View, parse } from 'vega';
import { type TopLevelSpec, compile } from 'vega-lite';
import { theme } from './theme.ts';

/** A picture in words of Vega-Lite, or of Vega where those are not enough. */
export type Picture = { readonly lite: TopLevelSpec } | { readonly vega: Spec };

/** The picture as SVG, drawn without a browser. */
export async function renderSvg(picture: Picture): Promise<string> {
  const spec = 'lite' in picture ? compile(picture.lite, { config: theme }).spec : picture.vega;
  const view = new View(parse(spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
