import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type Plugin, build } from 'esbuild';
import { type Entry, entriesOf } from './entries.ts';
import { javascriptSpecifiers } from './specifiers.ts';

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
}

/**
 * Bundles each entry of a package with what it imports from its own files; other packages stay imports, so that an application
 * has each of them once. Nothing is minified: that is for the application's own build, and readable code is as quick to import.
 */
export async function bundle(folder: string): Promise<void> {
  const { exports } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  await Promise.all(
    entriesOf(exports).flatMap((entry) => [
      build({ ...esmOf(entry), ...common(folder, entry), outfile: join(folder, entry.esm) }),
      build({ ...commonJs, ...common(folder, entry), outfile: join(folder, entry.cjs) }),
    ]),
  );
}

function common(folder: string, { source, isWhole }: Entry): BuildOptions {
  return {
    entryPoints: [join(folder, source)],
    bundle: true,
    conditions: ['@mixwell/source'],
    packages: isWhole ? 'bundle' : 'external',
    target: 'es2022',
    logLevel: 'warning',
    plugins: [workerUrls],
  };
}

/** The sources are in the package, so maps need not repeat them. */
function esmOf({ isWhole }: Entry): BuildOptions {
  return { format: 'esm', platform: 'neutral', sourcemap: isWhole ? false : 'linked', sourcesContent: false };
}

/** CommonJS has no `import.meta`; a file says where it is in another way. */
const commonJs: BuildOptions = {
  format: 'cjs',
  platform: 'node',
  define: { 'import.meta.url': 'moduleUrl' },
  inject: [fileURLToPath(new URL('./module-url.ts', import.meta.url))],
};

/** A worker stands beside its bundle, whatever folder its source is in; esbuild knows imports only, not URLs. */
const workerUrls: Plugin = {
  name: 'worker-urls',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: javascriptSpecifiers(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};
