import { expect, it } from 'vitest';
import { scatterPicture } from '../pictures/scatter-picture.ts';
import { type Figure, figureHtml } from './figure.ts';
import { html } from './html.ts';

const figure: Figure = {
  alt: 'Two "points"',
  caption: html`A & B: <b>${'<c>'}</b>`,
  size: { width: 200, height: 100 },
  draw: (size) =>
    scatterPicture({
      points: { data: Float64Array.of(0, 0, 1 / 3, 2 / 3), rows: 2, cols: 2 },
      labels: [0, 1],
      names: ['<i>', 'b'],
      axes: ['<script>alert(1)</script>', 'y'],
      ...size,
    }),
};

it('draws once for all widths, or once wide and once narrow', async () => {
  const one = await figureHtml('a', figure);
  expect(one.markup.match(/<svg/g)).toHaveLength(1);
  const two = await figureHtml('a', { ...figure, narrow: { width: 100, height: 100 } });
  expect(two.markup.match(/<svg/g)).toHaveLength(2);
});

it('gives every picture ids of its own, and refers to those', async () => {
  const { markup } = await figureHtml('a', { ...figure, narrow: { width: 100, height: 100 } });
  const ids = [...markup.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
  const used = [...markup.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((id) => !ids.includes(id))).toEqual([]);
});

it('escapes names from the data, and rounds coordinates', async () => {
  const { markup } = await figureHtml('a', figure);
  expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(markup).not.toContain('<script>');
  expect(markup).toContain('aria-label="Two &#34;points&#34;"');
  expect(markup).not.toMatch(/ (d|transform)="[^"]*\.\d{3}/);
});
