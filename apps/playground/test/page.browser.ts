import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { gmm, loadFaithful, makeMoons } from 'mixwell';
import { describe, expect, inject, test } from 'vitest';
import { openPage, shows, useBrowser } from './open-page.ts';

useBrowser();

describe('the page', () => {
  test('opens with the start of a fit, and its first load is under 300 kB', async () => {
    const page = await openPage();
    await shows(page, 0);
    const sizes = readdirSync(join(inject('dist'), 'assets')).map((file) => {
      const bytes = readFileSync(join(inject('dist'), 'assets', file));
      return { file, bytes: gzipSync(bytes, { level: 9 }).length };
    });
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)),
    );
    const first = sizes.filter(({ file }) => loaded.includes(file));
    const total = first.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`First load: ${Math.round(total / 1000)} kB gzipped (${first.map(({ file }) => file).join(', ')}).`);
    expect(first.some(({ file }) => file.startsWith('fit-worker'))).toBe(true);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(300_000);
  });

  test('goes forward, back, to the end and to the start', async () => {
    const page = await openPage('v=1&source=faithful&k=2&seed=3');
    const { history } = gmm({ components: 2, init: 'random-rows', seed: 3 }).fit(loadFaithful().x).report;
    await shows(page, 0);
    await page.getByRole('button', { name: 'Step' }).click();
    expect(await shows(page, 1)).toBe(history[0]);
    await page.getByRole('button', { name: 'Step' }).click();
    expect(await shows(page, 2)).toBe(history[1]);
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await shows(page, 1)).toBe(history[0]);
    await page.getByRole('button', { name: 'To the end' }).click();
    expect(await shows(page, 'the end')).toBe(history.at(-1));
    expect(await page.getByRole('button', { name: 'Step' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Reset' }).click();
    await shows(page, 0);
  });

  test('plays until it converges, at the speed that is asked for, and can be stopped', async () => {
    const page = await openPage('v=1&source=moons&k=3&speed=60');
    await shows(page, 0);
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await shows(page, 'the end');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const { x } = makeMoons({ rows: 300, noise: 0.08, seed: 1 });
    const { report } = gmm({ components: 3, init: 'random-rows', seed: 1 }).fit(x);
    await shows(page, report.iterations);
    // From the end it plays anew.
    await page.getByLabel('Speed').selectOption('1');
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const at = Number(await page.locator('.status').getAttribute('data-iteration'));
    expect(at).toBeLessThan(report.iterations);
  });

  test('is led by the keys of a slide changer', async () => {
    const page = await openPage('v=1&source=blobs&method=kmeans&start=random&k=4');
    await shows(page, 0);
    await page.keyboard.press('ArrowRight');
    await shows(page, 1);
    await page.keyboard.press('ArrowLeft');
    await shows(page, 0);
    await page.keyboard.press('End');
    await shows(page, 'the end');
    await page.keyboard.press('Home');
    await shows(page, 0);
  });

  test('says kindly what cannot be, beside the control that asked for it', async () => {
    const page = await openPage('v=1&source=points');
    const panel = page.locator('details', { hasText: 'Source' });
    await panel.getByRole('alert').filter({ hasText: 'There are no points yet' }).waitFor();
    await page.getByText('Add points', { exact: true }).click();
    await page.locator('.plane').click({ position: { x: 200, y: 200 } });
    await page
      .locator('details', { hasText: 'Method' })
      .getByRole('alert')
      .filter({ hasText: '3 components need at least as many rows; got 1 row' })
      .waitFor();
    await page.locator('.plane').click({ position: { x: 260, y: 160 } });
    await page.locator('.plane').click({ position: { x: 300, y: 240 } });
    await shows(page, 0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.locator('summary', { hasText: 'Data' }).click();
    await page.locator('summary', { hasText: '3 points' }).waitFor();
  });
});
