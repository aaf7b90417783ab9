import { spawnSync } from 'node:child_process';
import { copyFile, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundle } from './bundle.ts';
import { javascriptSpecifiers } from './specifiers.ts';

/**
 * Builds one package: `tsc` leaves its declarations in out-tsc, from where they go into dist and dist/cjs; its code is bundled,
 * one ES module and one CommonJS file an entry, because each file that is imported costs a millisecond.
 */
export async function build(folder: string): Promise<void> {
  const types = join(folder, 'out-tsc');
  const esm = join(folder, 'dist');
  const cjs = join(esm, 'cjs');
  for (const old of [types, esm]) await rm(old, { recursive: true, force: true });
  declare(folder);

  for await (const file of glob('**/*.d.ts{,.map}', { cwd: types })) {
    const text = await readFile(join(types, file), 'utf8');
    if (file.endsWith('.map')) {
      await write(join(esm, file), text);
    } else {
      const declarations = javascriptSpecifiers(text);
      await write(join(esm, file), declarations);
      await write(join(cjs, file), withoutMap(declarations));
    }
  }
  await bundle(folder);
  await write(join(cjs, 'package.json'), '{ "type": "commonjs" }\n');
  await copyFile('LICENSE', join(folder, 'LICENSE'));
}

function declare(folder: string): void {
  const tsc = join('node_modules', 'typescript7', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', folder, '--emitDeclarationOnly'], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function withoutMap(text: string): string {
  return text.replace(/^\/\/# sourceMappingURL=.*\n?/m, '');
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
