import { bic, gmm, grid, kmeans, loadFaithful, makeBlobs, select } from 'mixwell';
import { expect, test } from 'vitest';
import { openPage, shows, useBrowser } from './open-page.ts';

useBrowser();

test('the selection curve has the BIC of every size, marks the least, and chooses a size', async () => {
  const page = await openPage('v=1&source=faithful&panel=selection');
  await shows(page, 0);
  await page.locator('.sizes li:nth-child(8)').waitFor();
  await page.locator('.sizes em').waitFor();
  const recipe = gmm({ components: 3, init: 'random-rows', seed: 1 });
  const options = { criterion: 'bic', starts: 5, silhouette: false } as const;
  const { x } = loadFaithful();
  const { table, best } = select(grid(recipe, { components: [1, 2, 3, 4, 5, 6, 7, 8] }), x, options);
  const titles = await page
    .locator('.sizes button')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('title')));
  expect(titles).toEqual(table.map((row) => `BIC ${row.bic}`));
  expect(titles[best.clusters - 1]).toBe(`BIC ${bic(best, x)}`);
  const chosen = page.locator('.sizes button', { has: page.locator('em') });
  expect(await chosen.locator('strong').textContent()).toBe(String(best.clusters));
  await chosen.click();
  await page.waitForFunction((size) => document.querySelectorAll('.mean').length === size, best.clusters);
});

test('several starts stand side by side, one of them in a local optimum, and each can be shown', async () => {
  const page = await openPage('v=1&source=blobs&method=kmeans&k=4&start=random&panel=starts');
  await shows(page, 0);
  await page.locator('.starts li:nth-child(8)').waitFor();
  const { x } = makeBlobs({ rows: 300, centers: 4, spread: 1.2, seed: 1 });
  const ends = Array.from({ length: 8 }, (_, i) => kmeans({ clusters: 4, init: 'random', seed: i + 1 }).fit(x).inertia);
  const best = Math.min(...ends);
  const verdicts = await page.locator('.starts em').allTextContents();
  expect(verdicts.map((verdict) => verdict === 'best found')).toEqual(ends.map((end) => end - best <= 1e-4 * best));
  const local = page.locator('.starts button', { hasText: 'local optimum' }).first();
  await local.click();
  await page.getByRole('button', { name: 'To the end' }).click();
  expect(await shows(page, 'the end')).toBeGreaterThan(1.01 * best);
});
