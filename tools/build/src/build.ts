import { spawnSync } from 'node:child_process';
import { copyFile, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { transform } from 'esbuild';
import { javascriptSpecifiers } from './specifiers.ts';

/**
 * Builds one package: `tsc` into out-tsc, from there ES modules into dist and CommonJS into dist/cjs,
 * each with its own declarations.
 */
export async function build(folder: string): Promise<void> {
  const from = join(folder, 'out-tsc');
  const esm = join(folder, 'dist');
  const cjs = join(esm, 'cjs');
  for (const old of [from, esm]) await rm(old, { recursive: true, force: true });
  compile(folder);

  for await (const file of glob('**/*.{js,d.ts,map}', { cwd: from })) {
    const text = await readFile(join(from, file), 'utf8');
    if (file.endsWith('.map')) {
      await write(join(esm, file), text);
    } else if (file.endsWith('.d.ts')) {
      const declarations = javascriptSpecifiers(text);
      await write(join(esm, file), declarations);
      await write(join(cjs, file), withoutMap(declarations));
    } else {
      const code = javascriptSpecifiers(text);
      await write(join(esm, file), code);
      await write(join(cjs, file), await commonJs(withoutMap(code)));
    }
  }
  await write(join(cjs, 'package.json'), '{ "type": "commonjs" }\n');
  await copyFile('LICENSE', join(folder, 'LICENSE'));
}

function compile(folder: string): void {
  const tsc = join('node_modules', 'typescript7', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', folder], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

/** CommonJS has no `import.meta`; a file says where it is in another way. */
async function commonJs(code: string): Promise<string> {
  const url = code.includes('import.meta.url') && {
    define: { 'import.meta.url': 'moduleUrl' },
    banner: `const moduleUrl = require('node:url').pathToFileURL(__filename).href;`,
  };
  return (await transform(code, { format: 'cjs', platform: 'node', target: 'node20', ...url })).code;
}

function withoutMap(text: string): string {
  return text.replace(/^\/\/# sourceMappingURL=.*\n?/m, '');
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
