import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type Metafile, type Plugin, build } from 'esbuild';
import { type Entry, entriesOf } from './entries.ts';
import { javascriptSpecifiers } from './specifiers.ts';

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/**
 * Bundles each entry of a package with what it imports from its own files; other packages stay imports, so that an application
 * has each of them once. Blanks are left out and syntax is shortened, which is a seventh of the time to import it; names and short
 * lines stay, for stack traces.
 *
 * Node takes as long to find packages as to read them. So entries that say so are bundled for Node once more, with all packages but
 * those that keep something for the process.
 */
export async function bundle(folder: string): Promise<void> {
  await Promise.all(
    (await readEntries(folder)).flatMap((entry) => [
      build({ ...esmOf(entry), ...bundleOptions(folder, entry), outfile: join(folder, entry.esm) }),
      build({ ...commonJs, ...bundleOptions(folder, entry), outfile: join(folder, entry.cjs) }),
      ...(entry.node ? [bundleForNode(folder, entry, entry.node)] : []),
    ]),
  );
}

/** A package that is bundled with others looks for their workers beside itself: what stands there imports them. */
async function bundleForNode(folder: string, entry: Entry, node: string): Promise<void> {
  const outfile = join(folder, node);
  const { metafile } = await build({ ...esmOf(entry), ...forNode(folder, entry), outfile, metafile: true });
  for (const other of packagesWithThreads(metafile, folder)) {
    const { name, exports } = JSON.parse(await readFile(join(other, 'package.json'), 'utf8')) as Manifest;
    const worker = entriesOf(exports).find(({ isFitWorker }) => isFitWorker);
    if (worker) await writeFile(join(dirname(outfile), basename(worker.esm)), `import '${name}/fit-worker';\n`);
  }
}

/** The folders of other packages of which the bundle has what starts their threads. */
function packagesWithThreads({ outputs }: Metafile, own: string): string[] {
  const starts = /^(.*)[\\/]src[\\/]hire-fit-pool\.ts$/;
  const used = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const folders = used.flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 && starts.exec(file)?.[1]) || []);
  return folders.filter((folder) => resolve(folder) !== resolve(own));
}

/** The entries of the package in `folder`. */
export async function readEntries(folder: string): Promise<Entry[]> {
  const { exports } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  return entriesOf(exports);
}

/** What goes into the bundle of an entry, in whichever form. */
export function bundleOptions(folder: string, entry: Entry): BuildOptions {
  if (entry.isWhole) return optionsOf(folder, entry, [withoutKernels, workerUrls]);
  const plugins = entry.isFitWorker ? [withoutThreads, workerUrls] : [workerUrls];
  return { ...optionsOf(folder, entry, plugins), packages: 'external' };
}

function forNode(folder: string, entry: Entry): BuildOptions {
  return optionsOf(folder, entry, [keepers, workerUrls]);
}

function optionsOf(folder: string, { source }: Entry, plugins: Plugin[]): BuildOptions {
  return {
    entryPoints: [join(folder, source)],
    bundle: true,
    conditions: ['@mixwell/source'],
    target: 'es2022',
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    logLevel: 'warning',
    plugins,
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

/** Errors, checked tables, memory and threads are looked for by whoever needs them: of these packages there may be one only. */
const keepers: Plugin = {
  name: 'keepers',
  setup({ onResolve }) {
    onResolve({ filter: /^(@mixwell\/(core|kernels)$|node:)/ }, ({ path }) => ({ path, external: true }));
  },
};

/** A worker is sent the compiled kernels by who starts it, so that their bytes are in one bundle only. */
const withoutKernels: Plugin = {
  name: 'without-kernels',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]wasm[\\/]bytes\.ts$/ }, () => ({ contents: "export const BYTES = '';" }));
  },
};

/** A file that starts itself as a worker would keep a bundler busy for ever. */
const withoutThreads: Plugin = {
  name: 'without-threads',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]hire-fit-pool\.ts$/ }, () => ({ contents: 'export const hireFitPool = undefined;' }));
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
