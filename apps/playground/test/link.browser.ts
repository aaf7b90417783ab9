import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openPage, shows, useBrowser } from './open-page.ts';

useBrowser();

describe('a link', () => {
  test('brings another browser to the same screen', async () => {
    const page = await openPage();
    await shows(page, 0);
    await page.getByRole('combobox', { name: 'Source' }).selectOption('iris');
    await page.getByRole('combobox', { name: 'Shape of the covariances' }).selectOption('tied');
    await page.getByRole('slider', { name: 'Components' }).fill('4');
    await page.getByText('Contours').click();
    await page.getByText('Add points').click();
    await page.locator('.plane').click({ position: { x: 300, y: 120 } });
    await page.getByText('1 added by hand').waitFor();
    for (let step = 1; step <= 3; step++) {
      await page.getByRole('button', { name: 'Step' }).click();
      await shows(page, step);
    }
    const objective = await shows(page, 3);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());

    const other = await openPage(new URL(link).hash.slice(1));
    expect(await shows(other, 3)).toBe(objective);
    expect(await other.getByRole('combobox', { name: 'Shape' }).inputValue()).toBe('tied');
    await other.getByText('1 added by hand').waitFor();
    await other.waitForFunction(() => document.querySelectorAll('.contours path').length > 0);
    expect(other.url()).toBe(link);
  });

  test('that is pasted over another opens at once', async () => {
    const page = await openPage('v=1&source=moons&t=2');
    await shows(page, 2);
    await page.evaluate(() => (location.hash = '#v=1&source=galaxies&k=3&t=5'));
    await shows(page, 5);
    expect(await page.getByRole('combobox', { name: 'Source' }).inputValue()).toBe('galaxies');
    expect(await page.locator('.estimate .sum').count()).toBe(1);
  });

  test('of nonsense opens the first screen', async () => {
    const page = await openPage('v=1&source=moons&k=900&t=x&z=!!!');
    await shows(page, 0);
    expect(await page.getByRole('slider', { name: 'Components' }).inputValue()).toBe('3');
  });
});

test('the TypeScript that is copied comes to the number on the screen', async () => {
  const page = await openPage('v=1&source=mixture&k=2&shape=diag&t=6');
  const objective = await shows(page, 6);
  await page.getByRole('button', { name: 'Copy TypeScript' }).click();
  await page.getByText('TypeScript copied.').waitFor();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const folder = join(import.meta.dirname, '../out-tsc/copied');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(join(folder, 'copied.ts'), code);
    const args = ['--conditions=@mixwell/source', join(folder, 'copied.ts')];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, FORCE_COLOR: '0' } });
    expect(stdout.split('\n')[0]).toBe(`iteration 6 logLikelihood ${objective}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('the colours of the page', () => {
  test('are those of the system, and those that are chosen, which are remembered', async () => {
    const page = await openPage('', { isDark: true });
    await shows(page, 0);
    const theme = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset.theme);
    expect(await theme()).toBe('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
    await page.getByRole('combobox', { name: 'Colours of the page' }).selectOption('dark');
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
    await page.reload();
    await shows(page, 0);
    expect(await theme()).toBe('dark');
    expect(page.url()).not.toContain('dark');
  });
});
