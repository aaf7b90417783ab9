import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, readEntries } from './bundle.ts';

/** How large an entry of a package is once an application has minified and its server compressed it. */
export interface Size {
  /** The built file, from the workspace's root. */
  readonly file: string;
  /** Bytes, minified and gzipped, of its own code: without other packages, and without the values of data sets. */
  readonly bytes: number;
}

/** The size of each entry of the package in `folder`. */
export async function sizesOf(folder: string): Promise<Size[]> {
  return Promise.all(
    (await readEntries(folder)).map(async (entry) => {
      const { outputFiles } = await build({
        ...bundleOptions(folder, entry),
        external: ['./values/*'],
        lineLimit: undefined,
        format: 'esm',
        platform: 'neutral',
        minify: true,
        write: false,
      });
      return { file: join(folder, entry.esm), bytes: gzipSync(outputFiles[0].contents, { level: 9 }).length };
    }),
  );
}
