import { bestOf, gmm } from 'mixwell';
import { expect, it } from 'vitest';
import { faithful } from './data/faithful.ts';
import { standalone } from './pictures/colours.ts';
import { figureHtml } from './report/figure.ts';
import { mixtureFigure } from './report/mixture-figure.ts';

it('docs/old-faithful.svg shows the mixture that the demo chooses', async () => {
  const { model } = bestOf(gmm({ components: 3, covariance: 'tied' }), faithful().x, { starts: 20 });
  const figure = { ...mixtureFigure(faithful(), model), size: { width: 705, height: 400 }, narrow: undefined };
  const { markup } = await figureHtml('old-faithful', figure);
  const svg = /<svg[\s\S]*<\/svg>/.exec(markup)?.[0] ?? '';
  await expect(`${standalone(svg)}\n`).toMatchFileSnapshot('../../../docs/old-faithful.svg');
});
