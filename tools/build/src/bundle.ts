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
 * has each of them once. Blanks are left out and syntax is shortened, which is a seventh of the time to import it; names and short
 * lines stay, for stack traces.
 */
export async function bundle(folder: string): Promise<void> {
  await Promise.all(
    (await readEntries(folder)).flatMap((entry) => [
      build({ ...esmOf(entry), ...bundleOptions(folder, entry), outfile: join(folder, entry.esm) }),
      build({ ...commonJs, ...bundleOptions(folder, entry), outfile: join(folder, entry.cjs) }),
    ]),
  );
}

/** The entries of the package in `folder`. */
export async function readEntries(folder: string): Promise<Entry[]> {
  const { exports } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  return entriesOf(exports);
}

/** What goes into the bundle of an entry, in whichever form. */
export function bundleOptions(folder: string, { source, isWhole }: Entry): BuildOptions {
  return {
    entryPoints: [join(folder, source)],
    bundle: true,
    conditions: ['@mixwell/source'],
    packages: isWhole ? 'bundle' : 'external',
    target: 'es2022',
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    logLevel: 'warning',
    plugins: isWhole ? [withoutKernels, workerUrls] : [workerUrls],
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

/** A worker is sent the compiled kernels by who starts it, so that their bytes are in one bundle only. */
const withoutKernels: Plugin = {
  name: 'without-kernels',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]wasm[\\/]bytes\.ts$/ }, () => ({ contents: "export const BYTES = '';" }));
  },
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
