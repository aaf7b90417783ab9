import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage, shows, useBrowser } from './open-page.ts';

useBrowser();

async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not on the page.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe('a mean', () => {
  test('is dragged, and the fit starts where it was put', async () => {
    const page = await openPage('v=1&source=mixture&t=4');
    await shows(page, 4);
    const from = await middleOf(page, '.mean[data-mean="1"]');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 60, from.y - 80, { steps: 4 });
    await page.mouse.up();
    await shows(page, 0);
    await page.waitForURL(/start=hand/);
    const to = await middleOf(page, '.mean[data-mean="1"]');
    expect(Math.abs(to.x - from.x + 60)).toBeLessThan(2);
    expect(Math.abs(to.y - from.y + 80)).toBeLessThan(2);
    expect(await page.getByRole('combobox', { name: 'Start' }).inputValue()).toBe('hand');
    await page.getByRole('button', { name: 'Step' }).click();
    await shows(page, 1);
  });

  test('is moved by the arrow keys, and keeps the focus', async () => {
    const page = await openPage('v=1&source=blobs&method=kmeans&k=4');
    await shows(page, 0);
    const mean = page.getByRole('button', { name: /^Mean of component 2/ });
    await mean.focus();
    const before = await middleOf(page, '.mean[data-mean="1"]');
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowUp');
    await page.waitForURL(/start=hand/);
    const after = await middleOf(page, '.mean[data-mean="1"]');
    expect(Math.abs(after.x - before.x - 24)).toBeLessThan(3);
    expect(Math.abs(after.y - before.y + 40)).toBeLessThan(3);
    expect(await mean.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});

describe('a point', () => {
  test('shows its E and M numbers when it is clicked', async () => {
    const page = await openPage('v=1&source=line&k=2&t=3');
    await shows(page, 3);
    const plane = await page.locator('.plane').boundingBox();
    if (!plane) throw new Error('There is no plane.');
    await page.mouse.click(plane.x + plane.width / 2, plane.y + plane.height - 80);
    await page.getByRole('heading', { name: 'E: how much of it is each component’s' }).waitFor();
    const responsibilities = await page.locator('.meter').allTextContents();
    const total = responsibilities.reduce((sum, text) => sum + Number(text.replace('<', '')), 0);
    expect(responsibilities).toHaveLength(2);
    expect(Math.abs(total - 1)).toBeLessThan(0.003);
    await page.getByRole('heading', { name: 'M: what the next parameters take of it' }).waitFor();
  });

  test('is added by the keyboard alone', async () => {
    const page = await openPage('v=1&source=moons&tool=add');
    await shows(page, 0);
    await page.getByRole('button', { name: /^Cross in the plane/ }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText('1 added by hand').waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByText('1 added by hand').waitFor({ state: 'detached' });
  });
});

describe('a file', () => {
  const csv = `name,length,width\n${Array.from({ length: 60 }, (_, i) => `p${i},${(i % 6) + (i % 3) * 10},${i % 7}`).join('\n')}\n`;

  test('is dropped on the page, fitted, and travels in the link', async () => {
    const page = await openPage();
    await shows(page, 0);
    await drop(page, 'plants.csv', csv);
    await page.getByText('60 rows, read in this browser: nothing leaves it.').waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    const objective = await shows(page, 1);
    expect(await page.getByLabel('Across').locator('option').allTextContents()).toEqual(['length', 'width']);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await openPage(new URL(link).hash.slice(1));
    expect(await shows(other, 1)).toBe(objective);
    expect(await other.getByLabel('Source').inputValue()).toBe('csv');
  });

  test('of many rows stays out of the link, which says so', async () => {
    const page = await openPage();
    await shows(page, 0);
    const rows = Array.from({ length: 9000 }, (_, i) => `${Math.sin(i)},${Math.cos(i * i)}`);
    await drop(page, 'long.csv', `a,b\n${rows.join('\n')}\n`);
    await page.getByText('The rows are too many for the address').waitFor();
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('send the file along').waitFor();
  });

  test.each([
    ['ragged.csv', 'a,b\n1,2\n3\n', 'ragged.csv: row 3 has 1 cell, the first line has 2 cells.'],
    ['quotes.csv', 'a,b\n"1,2\n3,4\n', 'quotes.csv: a quotation mark opens near line'],
    ['words.csv', 'a,b\nx,y\n', 'words.csv has no column of numbers; its columns are a, b.'],
    ['empty.csv', '', 'empty.csv is empty.'],
  ])('%s, which is malformed, is explained, and the page goes on', async (name, text, message) => {
    const page = await openPage();
    await shows(page, 0);
    await drop(page, name, text);
    await page.getByRole('alert').filter({ hasText: message }).waitFor();
    await page.getByRole('button', { name: 'Step' }).click();
    await shows(page, 1);
    await drop(page, 'plants.csv', csv);
    await page.getByText('60 rows').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('is chosen by its button', async () => {
    const page = await openPage();
    await shows(page, 0);
    const license = new URL('../../../packages/datasets/README.md', import.meta.url);
    await page
      .getByLabel(/Open a CSV file/)
      .setInputFiles({ name: 'read.csv', mimeType: 'text/csv', buffer: readFileSync(license) });
    await page.getByRole('alert').waitFor();
    await page
      .getByLabel(/Open a CSV file/)
      .setInputFiles({ name: 'plants.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('60 rows').waitFor();
  });
});

/** Drops a file on the page as a hand would. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], file, { type: 'text/csv' }));
      return transfer;
    },
    [name, text] as const,
  );
  await page.dispatchEvent('.page', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('.page', 'drop', { dataTransfer: data });
}
