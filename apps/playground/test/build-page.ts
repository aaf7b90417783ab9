import { resolve } from 'node:path';
import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { build } from 'vite';
import { serveFolder } from './serve-folder.ts';

const root = resolve(import.meta.dirname, '..');

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the page is served. */
    origin: string;
    /** The folder of the built page. */
    dist: string;
    /** Where pictures go. */
    screenshots: string;
  }
}

/** Builds the page, and serves its files as any host would. */
export default async function setup(project: TestProject): Promise<() => void> {
  const dist = resolve(root, 'dist');
  const screenshots = resolve(root, 'screenshots');
  await rm(screenshots, { recursive: true, force: true });
  await build({ root, configFile: resolve(root, 'vite.config.ts'), logLevel: 'error', mode: 'production' });
  const { origin, close } = await serveFolder(dist);
  project.provide('origin', origin);
  project.provide('dist', dist);
  project.provide('screenshots', screenshots);
  return () => {
    close();
    console.log(`Pictures of the playground: ${screenshots}`);
  };
}
