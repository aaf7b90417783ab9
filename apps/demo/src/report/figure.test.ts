import { scatterPlot } from '@mixwell/plot';
import { expect, it } from 'vitest';
import { pageTheme } from './colours.ts';
import { type Figure, figureHtml } from './figure.ts';
import { html } from './html.ts';

const figure: Figure = {
  caption: html`A & B: <b>${'<c>'}</b>`,
  size: { width: 200, height: 100 },
  draw: (size) =>
    scatterPlot(
      [
        [0, 1 / 3],
        [2 / 3, 0],
      ],
      {
        labels: ['<i>', 'b'],
        titles: ['<script>alert(1)</script>', 'y'],
        theme: pageTheme,
        ...size,
      },
    ),
};

it('draws once for all widths, or once wide and once narrow', async () => {
  const one = await figureHtml('a', figure);
  expect(one.markup.match(/<svg/g)).toHaveLength(1);
  const two = await figureHtml('a', { ...figure, narrow: { width: 100, height: 100 } });
  expect(two.markup.match(/<svg/g)).toHaveLength(2);
});

it('gives every picture ids of its own', async () => {
  const { markup } = await figureHtml('a', { ...figure, narrow: { width: 100, height: 100 } });
  const ids = [...markup.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

it('escapes names from the data, describes the picture, and leaves colours to the page', async () => {
  const { markup } = await figureHtml('a', figure);
  expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(markup).not.toContain('<script>');
  expect(markup).toContain('role="img" aria-label="Rows by label: 2 rows over &#60;script&#62;');
  expect(markup).toContain('var(--group1)');
});
