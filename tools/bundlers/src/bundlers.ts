import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workerEntries } from '@mixwell/golden/worker-entries';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { run } from './run.ts';

/** Bundles the application in `folder` into `out`, which a web server can serve; without configuration. */
export type Bundle = (folder: string, out: string) => Promise<void>;

export const bundlers: Readonly<Record<'vite' | 'webpack' | 'esbuild', Bundle>> = {
  async vite(root, outDir) {
    await vite({ root, configFile: false, logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  },

  async webpack(context, path) {
    await withPage(context, path);
    const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) =>
      webpack(
        { mode: 'production', context, entry: './main.js', output: { path, filename: 'main.js' } },
        (error, done) => (error ? reject(error) : resolve(done)),
      ),
    );
    if (stats?.hasErrors()) throw new Error(stats.toString('errors-only'));
  },

  /** Workers are entries of their own: esbuild follows imports, not URLs. */
  async esbuild(absWorkingDir, outdir) {
    await withPage(absWorkingDir, outdir);
    await esbuild({
      absWorkingDir,
      entryPoints: { main: './main.js', ...workerEntries },
      bundle: true,
      minify: true,
      format: 'esm',
      outdir,
      logLevel: 'warning',
    });
  },
};

/** Builds the application with Next, which has a server of its own: the arguments that start it. */
export async function buildWithNext(folder: string): Promise<readonly string[]> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  await run(process.execPath, [next, 'build', folder], { NEXT_TELEMETRY_DISABLED: '1' });
  return [next, 'start', folder];
}

async function withPage(folder: string, out: string): Promise<void> {
  await mkdir(out, { recursive: true });
  await cp(join(folder, 'index.html'), join(out, 'index.html'));
}
