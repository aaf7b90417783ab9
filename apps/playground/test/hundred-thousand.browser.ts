import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, picture, shows, useBrowser } from './open-page.ts';

useBrowser();

test('of 100 000 points the page plays the fit, and its own thread stays free', async () => {
  const page = await openPage('v=1&source=mixture&data.rows=100000&k=4&speed=60&seed=2');
  await shows(page, 0);
  const worked = await threadClock(page);
  const before = await worked();
  await page.evaluate(() => {
    const seen = { frames: 0, longest: 0, tasks: [] as number[], began: performance.now(), last: performance.now() };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
    const tick = (now: number): void => {
      seen.frames++;
      seen.longest = Math.max(seen.longest, now - seen.last);
      seen.last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForFunction(() => Number(document.querySelector<HTMLElement>('.status')?.dataset.iteration) >= 30);
  const seen = await page.evaluate(() => {
    const { frames, longest, tasks, began } = (
      globalThis as unknown as { seen: { frames: number; longest: number; tasks: number[]; began: number } }
    ).seen;
    return { seconds: (performance.now() - began) / 1000, frames, longest, tasks };
  });
  const busy = (await worked()) - before;
  await page.getByRole('button', { name: 'Pause' }).click();
  const iterations = Number(await page.locator('.status').getAttribute('data-iteration'));
  console.log(
    `100 000 points: ${(seen.frames / seen.seconds).toFixed(1)} frames and ${(iterations / seen.seconds).toFixed(1)} iterations a second; ` +
      `the page's own thread worked ${(busy / iterations).toFixed(1)} ms an iteration (its processor time); ` +
      `longest frame ${Math.round(seen.longest)} ms, ${seen.tasks.length} tasks over 50 ms by the clock of a shared machine.`,
  );
  await picture(page, 'laptop-100000-points');
  // The page draws on while a worker is at an iteration.
  expect(seen.frames).toBeGreaterThan(iterations);
  // Drawn, and not only counted: the canvas has pixels of all components' colours.
  const colours = await page.locator('.plane canvas').evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const image = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height);
    return new Set(new Uint32Array(image?.data.buffer ?? new ArrayBuffer(0))).size;
  });
  expect(colours).toBeGreaterThan(20);
});

/** Words of the library's fit, which stand in the code that has it. */
const WORDS_OF_THE_FIT = 'need at least as many rows';

test('the fit is done in a worker alone: the page has no code for it', async () => {
  const page = await openPage();
  await shows(page, 0);
  expect(page.workers()).toHaveLength(1);
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const texts = await Promise.all(
    names.filter((name) => name.endsWith('.js')).map(async (name) => (await page.request.get(name)).text()),
  );
  expect(texts.map((text) => text.includes(WORDS_OF_THE_FIT)).sort()).toEqual([false, true]);
});

/** The page's own thread: other work on the machine does not count in its processor time. */
async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}
