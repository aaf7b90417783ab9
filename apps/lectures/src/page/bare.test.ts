import { renderSvg, scatterPlot } from '@mixwell/plot';
import { expect, test } from 'vitest';
import { bare } from './bare.ts';

test('a bare picture keeps its title and its points, and loses its legend', async () => {
  const spec = scatterPlot([1, 2, 3, 10, 11], {
    labels: ['low', 'low', 'low', 'high', 'high'],
    title: 'Numbers',
    subtitle: 'Five of them',
  });
  const [full, plain] = [await renderSvg(spec), await renderSvg(bare(spec))];
  for (const text of ['Five of them', '>low<', '>high<']) {
    expect(full).toContain(text);
    expect(plain).not.toContain(text);
  }
  expect(plain).toContain('>Numbers<');
});
