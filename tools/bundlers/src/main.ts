import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { differences } from '@mixwell/golden/compare';
import type { Hashes } from '@mixwell/golden';
import { makeApplication } from './application.ts';
import { answerOf, startBrowser } from './browser.ts';
import { buildWithNext, bundlers } from './bundlers.ts';
import { startNext } from './next-server.ts';
import { type Headers, type Server, isolated, noWasm, serveFiles, serveFrom } from './server.ts';

/**
 * Bundles one application, made of the packages as they are published, with Vite, webpack, esbuild and Next; runs each in Chromium,
 * with memory that workers share and without; and fails where a hash is not the golden one.
 */
interface Page {
  readonly name: string;
  readonly serve: () => Promise<Server>;
  readonly workers: readonly number[];
  readonly isIsolated?: boolean;
  readonly arithmetic?: 'wasm-simd' | 'typescript';
  /** Whether its workers cannot start, so that the page's own thread must do everything. */
  readonly isAlone?: boolean;
}

const folder = resolve('out-tsc/bundlers');
const application = resolve(folder, 'application');
const golden = JSON.parse(
  await readFile(new URL(import.meta.resolve('@mixwell/golden/golden.json')), 'utf8'),
) as Hashes;

await makeApplication(application);
for (const [name, bundle] of Object.entries(bundlers)) await bundle(application, resolve(folder, name));
const next = await startNext(await buildWithNext(application));
const browser = await startBrowser();
try {
  for (const page of pages()) for (const wrong of await check(page)) fail(`${page.name}: ${wrong}`);
} finally {
  await browser.close();
  next.close();
}
if (!process.exitCode) console.log(`${pages().length} pages found the golden hashes in Chromium ${browser.version()}.`);

function pages(): Page[] {
  const files = (name: string, headers: Headers, missing?: string) => () =>
    serveFiles(resolve(folder, name), headers, missing);
  return [
    { name: 'vite, isolated', serve: files('vite', isolated), isIsolated: true, workers: [1, 2, 3, 4, 8] },
    { name: 'vite', serve: files('vite', {}), workers: [1, 2, 3, 4, 8] },
    { name: 'webpack, isolated', serve: files('webpack', isolated), isIsolated: true, workers: [2] },
    { name: 'webpack', serve: files('webpack', {}), workers: [3] },
    { name: 'esbuild, isolated', serve: files('esbuild', isolated), isIsolated: true, workers: [2] },
    { name: 'esbuild', serve: files('esbuild', {}), workers: [3] },
    { name: 'esbuild, WebAssembly forbidden', serve: files('esbuild', noWasm), arithmetic: 'typescript', workers: [2] },
    { name: 'esbuild, no worker', serve: files('esbuild', {}, '-worker.js'), isAlone: true, workers: [2] },
    { name: 'next, isolated', serve: () => serveFrom(next.origin, isolated), isIsolated: true, workers: [2] },
    { name: 'next', serve: () => serveFrom(next.origin, {}), workers: [3] },
  ];
}

async function check({ name, serve, workers, isIsolated, arithmetic, isAlone }: Page): Promise<string[]> {
  const server = await serve();
  try {
    const answer = await answerOf(browser, server.origin, workers);
    if (answer.error !== undefined) return [answer.error];
    const facts = [answer.isIsolated, answer.arithmetic, answer.idle.length > 0];
    const expected = [isIsolated ?? false, arithmetic ?? 'wasm-simd', isAlone ?? false];
    return [
      ...(facts.join() === expected.join()
        ? []
        : [`isolated, arithmetic, alone: ${facts.join()}, not ${expected.join()}.`]),
      ...differences(golden, name, answer),
    ];
  } finally {
    server.close();
  }
}

function fail(what: string): void {
  console.error(what);
  process.exitCode = 1;
}
