import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clean } from '../test/clean.ts';
import { isWellFormed } from '../test/is-well-formed.ts';
import { renderHtml, renderSvg, scatterPlot, selectionPlot } from './index.ts';

const hostile = [
  'a.b',
  'a[0]',
  `it's "x"`,
  '<script>alert(1)</script>',
  'back\\slash',
  'a\\.b',
  '&amp;',
  ']]>',
  '${x}',
  '{{x}}',
  'datum.x',
  "x'];alert(1)//",
  '\u202e',
  '\0\u0007',
  '\ud800',
  'image',
];
const text = fc.oneof(fc.constantFrom(...hostile), fc.string(), fc.string({ unit: 'binary' }));
const unescaped = (svg: string): string =>
  svg.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

afterEach(() => void vi.doUnmock('vega'));

describe('renderSvg', () => {
  it('draws hostile texts as they are', async () => {
    for (const name of hostile) {
      const columns = [name, 'y'];
      const x = { data: Float64Array.of(1, 2, 3, 4), rows: 2, cols: 2, columns };
      const spec = clean(scatterPlot(x, { labels: [`${name}!`, 'b'], title: name, subtitle: `${name}?` }));
      const svg = await renderSvg(spec);
      expect(isWellFormed(svg)).toBe(true);
      expect(svg).not.toContain('<script');
      // eslint-disable-next-line no-control-regex -- what cannot be in XML
      const drawn = name.replaceAll(/[\0-\x08]|\p{Surrogate}/gu, '\ufffd');
      for (const part of [`>${drawn}</text>`, `>${drawn}!</text>`, `>${drawn}?</text>`])
        expect(unescaped(svg)).toContain(part);
    }
  });

  it('gives well-formed drawings and pages of any text', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, label, title) => {
        const columns = [name, `${name} `];
        const x = { data: Float64Array.of(1, 2, 3, 4), rows: 2, cols: 2, columns };
        const spec = clean(scatterPlot(x, { labels: [label, `${label} `], title, subtitle: name }));
        expect(isWellFormed(await renderSvg(spec))).toBe(true);
        const table = [{ name: label, params: { components: 1 }, bic: 1 }];
        expect(isWellFormed(await renderSvg(clean(selectionPlot(table, { title }))))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the specification as it is, and draws the same every time', async () => {
    const spec = scatterPlot(
      [
        [1, 2],
        [3, 4],
      ],
      { labels: [0, 1] },
    );
    const before = JSON.stringify(spec);
    const first = await renderSvg(spec);
    expect(await renderSvg(spec)).toBe(first);
    expect(JSON.stringify(spec)).toBe(before);
    expect(first).not.toMatch(/ (d|transform)="[^"]*\.\d{3}/);
  });

  it('describes the drawing, and gives it ids of its own to which it refers', async () => {
    const svg = await renderSvg(
      scatterPlot([
        [1, 2],
        [3, 4],
      ]),
      { ids: 'mine' },
    );
    expect(svg).toContain('role="img" aria-label="Rows: 2 rows over x0, x1."');
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.every((id) => id.startsWith('mine-'))).toBe(true);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('refuses what is no specification, and ids that are none', async () => {
    await expect(renderSvg(null as never)).rejects.toThrow('renderSvg: expected a specification; got null');
    await expect(renderSvg(scatterPlot([1]), { ids: '"' })).rejects.toThrow('"ids" must be');
  });

  it('says what to install where vega is missing', async () => {
    vi.doMock('vega', () => {
      throw new Error("Cannot find package 'vega'");
    });
    await expect(renderSvg(scatterPlot([1]))).rejects.toMatchObject({
      code: 'invalid-param',
      message: 'renderSvg: drawing needs the packages "vega" and "vega-lite", version 6: npm install vega vega-lite.',
    });
  });
});

describe('renderHtml', () => {
  it('gives a page that runs no script and asks for nothing', async () => {
    const spec = scatterPlot(
      [
        [1, 2],
        [3, 4],
      ],
      { theme: 'dark' },
    );
    const page = await renderHtml([spec, spec], { title: '</title><script>"' });
    expect(page).toContain('<title>&#60;/title&#62;&#60;script&#62;&#34;</title>');
    expect(page.match(/<figure><svg/g)).toHaveLength(2);
    expect(page).toContain('background:#14171c');
    expect(page).not.toMatch(/<script|<link[^>]*href="(?!data:)|\bsrc=|@import|url\((?!#)/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes no background that is more than a colour', async () => {
    const spec = { ...scatterPlot([1, 2]), config: { background: 'red}*{background:url(//evil)' } };
    expect(await renderHtml(spec)).toContain('background:#ffffff');
  });

  it('refuses a page without pictures', async () => {
    await expect(renderHtml([])).rejects.toThrow('there is no specification to draw');
  });
});
