import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

export const screens = {
  phone: { width: 390, height: 844, scale: 2 },
  laptop: { width: 1366, height: 768, scale: 1 },
  projector: { width: 1920, height: 1080, scale: 1 },
} as const satisfies Readonly<Record<string, Screen>>;

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

let browser: Browser;
let context: BrowserContext | undefined;
/** What a page must not do: complain, or ask another host. */
let complaints: string[] = [];

/** Gives the tests of a file a browser; each test must end without a complaint of its page. */
export function useBrowser(): void {
  beforeAll(async () => {
    const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
    browser = await chromium.launch(existsSync(path) ? { executablePath: path, args } : { channel: 'chrome', args });
  });
  afterEach(async () => {
    await context?.close();
    context = undefined;
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });
  afterAll(() => browser.close());
}

/** Opens the page at an address's hash, and waits for its first picture. */
export async function openPage(
  hash = '',
  { screen = screens.laptop, isDark = false }: { screen?: Screen; isDark?: boolean } = {},
): Promise<Page> {
  const origin = inject('origin');
  await context?.close();
  context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    deviceScaleFactor: screen.scale,
    hasTouch: screen === screens.phone,
    colorScheme: isDark ? 'dark' : 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (url.startsWith(`${origin}/`) || url.startsWith('data:')) return route.continue();
    complaints.push(`request to ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(hash === '' ? `${origin}/` : `${origin}/#${hash}`);
  await page.locator('.plane canvas').waitFor();
  return page;
}

/** Keeps a picture of the page. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = inject('screenshots');
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: name.startsWith('phone') });
}

/** Waits until the page shows an iteration, and gives the objective there. */
export async function shows(page: Page, iteration: number | 'the end'): Promise<number> {
  const status = page.locator('.status');
  if (iteration === 'the end') await page.locator('.status', { hasText: 'Converged' }).waitFor();
  else await page.locator(`.status[data-iteration="${iteration}"][data-objective]`).waitFor();
  return Number(await status.getAttribute('data-objective'));
}
