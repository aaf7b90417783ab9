import { MixwellError, type Rules, readOptions } from '@mixwell/core';
import { type JsonObject, textRule } from '@mixwell/plot-layers';
import { escapeMarkup } from './markup.ts';
import { renderSvg } from './render-svg.ts';

export interface RenderHtmlOptions {
  /** Of the page. Default: what the first picture shows. */
  title?: string;
}

export const renderHtmlRules: Rules<RenderHtmlOptions> = {
  title: textRule('Of the page; what the first picture shows where there is none given.'),
};

/**
 * A page with the pictures as drawings: it runs no script and asks for nothing from anywhere.
 *
 * @throws MixwellError `invalid-param` where there is no picture, or as `renderSvg`.
 */
export async function renderHtml(
  specs: JsonObject | readonly JsonObject[],
  options: RenderHtmlOptions = {},
): Promise<string> {
  const { title } = readOptions('renderHtml', renderHtmlRules, options) as RenderHtmlOptions;
  const all: readonly JsonObject[] = Array.isArray(specs) ? specs : [specs as JsonObject];
  if (all.length === 0) throw new MixwellError('invalid-param', 'renderHtml: there is no specification to draw.');
  const drawings: string[] = [];
  for (const [i, spec] of all.entries()) drawings.push(await renderSvg(spec, { ids: `plot${i}` }));
  const { config, description } = all[0];
  const heading = title ?? (typeof description === 'string' ? description : 'Pictures');
  const ground = (config as { background?: unknown } | undefined)?.background;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${escapeMarkup(heading)}</title>
<style>body{margin:24px;background:${cssColour(ground)}}figure{margin:0 0 32px}svg{max-width:100%;height:auto}</style>
</head>
<body>
${drawings.map((drawing) => `<figure>${drawing}</figure>`).join('\n')}
</body>
</html>
`;
}

/** A colour that can do nothing else in a style sheet; white for what is none. */
function cssColour(colour: unknown): string {
  return typeof colour === 'string' && /^[#\w(),.% -]+$/.test(colour) ? colour : '#ffffff';
}
