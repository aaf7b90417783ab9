import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import type { Found } from '@mixwell/golden';

/** What a page found, and whether it was cross-origin isolated; or why it found nothing. */
export type Answer =
  (Found & { readonly isIsolated: boolean; readonly error?: undefined }) | { readonly error: string };

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Chromium of the system, or Chrome. `CHROMIUM` may say where it is. */
export function startBrowser(): Promise<Browser> {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch(existsSync(path) ? { executablePath: path, args } : { channel: 'chrome', args });
}

/** What the page at `origin` finds in crews of these numbers of workers. */
export async function answerOf(browser: Browser, origin: string, workers: readonly number[]): Promise<Answer> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const broken = new Promise<Answer>((resolve) => page.on('pageerror', (error) => resolve({ error: String(error) })));
    await page.goto(`${origin}/?workers=${workers.join(',')}`);
    const answered = page
      .waitForFunction(() => (globalThis as { answer?: Answer }).answer, undefined, { timeout: 120_000 })
      .then((handle) => handle.jsonValue() as Promise<Answer>);
    return await Promise.race([answered, broken]);
  } finally {
    await context.close();
  }
}
