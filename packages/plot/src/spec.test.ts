import { expect, it } from 'vitest';
import { type JsonObject, historyPlot, plotThemes, scatterPlot } from './index.ts';

const display = Symbol.for('Jupyter.display');
const spec = scatterPlot([
  [1, 2],
  [3, 4],
]);

it('a notebook that asks for Jupyter.display gets the specification as Vega-Lite 6 and 5, and a text', () => {
  const bundle = (spec as unknown as Record<symbol, () => JsonObject>)[display]();
  expect(bundle['application/vnd.vegalite.v6+json']).toBe(spec);
  const older = bundle['application/vnd.vegalite.v5+json'] as JsonObject;
  expect(older).toEqual({ ...spec, $schema: 'https://vega.github.io/schema/vega-lite/v5.json' });
  expect(bundle['text/plain']).toBe('Rows: 2 rows over x0, x1.');
});

it('the specification is otherwise a plain object', () => {
  expect(structuredClone(spec)).toEqual(JSON.parse(JSON.stringify(spec)));
  expect(Object.getOwnPropertySymbols({ ...spec })).toEqual([]);
  expect(Object.getPrototypeOf(spec)).toBe(Object.prototype);
});

it("themes are light, dark or some properties of one's own", () => {
  const background = (theme?: Parameters<typeof scatterPlot>[1]) =>
    (scatterPlot([1, 2], theme).config as JsonObject).background;
  expect(background()).toBe(plotThemes.light.background);
  expect(background({ theme: 'dark' })).toBe(plotThemes.dark.background);
  expect(background({ theme: { background: 'var(--paper)' } })).toBe('var(--paper)');
});

it('a title and a subtitle come before what the picture says of itself, in lines of its width', () => {
  const report = { history: [1, 2], objectiveName: 'logLikelihood', better: 'larger' as const };
  const { title } = historyPlot(report, { title: 'Mine', subtitle: 'four score and seven', width: 80 });
  expect(title).toEqual({
    text: 'Mine',
    subtitle: ['four score', 'and seven', 'Larger is', 'better;', 'natural', 'logarithm'],
  });
});
