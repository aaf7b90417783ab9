import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, picture, screens, shows, useBrowser } from './open-page.ts';

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every view, as it is looked at by eye and by axe. */
const views = {
  mixture: 'v=1&source=mixture&k=3&t=4&show=ellipses.contours.truth.trails',
  kmeans: 'v=1&source=blobs&method=kmeans&k=4&start=random&t=3&panel=starts',
  line: 'v=1&source=line&k=2&t=6&panel=selection',
  moons: 'v=1&source=moons&k=5&t=12&panel=point&row=20',
  error: 'v=1&source=points&tool=add',
} as const;

describe.each(Object.keys(screens) as (keyof typeof screens)[])('on a %s', (screen) => {
  describe.each([false, true])('in the dark: %s', (isDark) => {
    test.each(Object.entries(views))('%s can be used by all, and is kept as a picture', async (name, hash) => {
      const page = await openPage(hash, { screen: screens[screen], isDark });
      if (screen === 'phone')
        for (const title of ['Data', 'Model']) await page.locator('summary', { hasText: title }).click();
      await ready(page, name, hash);
      await picture(page, `${screen}-${isDark ? 'dark' : 'light'}-${name}`);
      expect(await complaintsOfAxe(page)).toEqual([]);
      const [wide, visible] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(wide).toBeLessThanOrEqual(visible);
    });
  });
});

test('every control is reached by the Tab key, in an order that goes round', async () => {
  const page = await openPage('v=1&source=mixture&t=1');
  await shows(page, 1);
  const names: string[] = [];
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const { activeElement: at } = document;
      if (!at || at === document.body) return '';
      return at.getAttribute('aria-label') ?? at.closest('label')?.textContent ?? at.textContent ?? '';
    });
    if (name === '') break;
    names.push(name);
  }
  for (const control of [
    'Copy link',
    'Source',
    'Points',
    'Components',
    'Start',
    'Seed',
    'Reset',
    'Step',
    'Iteration',
    'Speed',
    'Parameters',
  ]) {
    expect(
      names.some((name) => name.startsWith(control)),
      control,
    ).toBe(true);
  }
  expect(names.filter((name) => name.startsWith('Mean of component'))).toHaveLength(3);
  expect(names.some((name) => name.startsWith('Cross in the plane'))).toBe(true);
});

async function ready(page: Page, name: string, hash: string): Promise<void> {
  const iteration = new URLSearchParams(hash).get('t');
  if (iteration !== null) await shows(page, Number(iteration));
  if (name === 'kmeans') await page.locator('.starts li:nth-child(8)').waitFor();
  if (name === 'line') await page.locator('.sizes em').waitFor();
  if (name === 'moons') await page.locator('.meter').first().waitFor();
  if (name === 'error') await page.getByRole('alert').waitFor();
}

async function complaintsOfAxe(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
