import { renderSvg } from '@mixwell/plot';
import { bestOf, gmm } from 'mixwell';
import { expect, it } from 'vitest';
import { faithful } from './data/faithful.ts';
import { mixturePicture } from './report/mixture-figure.ts';

it('docs/old-faithful.svg shows the mixture that the demo chooses', async () => {
  const { model } = bestOf(gmm({ components: 3, covariance: 'tied' }), faithful().x, { starts: 20 });
  const svg = await renderSvg(mixturePicture(faithful(), model, { width: 705, height: 400 }), { ids: 'old-faithful' });
  await expect(`${svg}\n`).toMatchFileSnapshot('../../../docs/old-faithful.svg');
});
