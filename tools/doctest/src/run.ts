import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Example } from './blocks.ts';

const execute = promisify(execFile);
const env = { ...process.env, FORCE_COLOR: '0' };
const tsc = join('node_modules', 'typescript7', 'bin', 'tsc');

const config = {
  extends: '../../tsconfig.json',
  compilerOptions: { noUnusedLocals: false, rootDir: '../..' },
  include: ['*.ts', '../../packages/*/src/**/*.d.ts'],
};

/**
 * What is wrong with the examples, one text each: types, an error, or another output than the README shows.
 *
 * @param folder  where to write them; two levels below the root, from where they run. Emptied first.
 */
export async function run(all: readonly Example[], folder: string): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const files = await Promise.all(all.map((example) => write(example, folder)));
  if (files.length === 0) return [];

  const types = await output(tsc, '-p', folder);
  const failures = types.failed ? [types.stdout] : [];
  for (const [i, example] of all.entries()) {
    const { failed, stdout, stderr } = await output('--conditions=@mixwell/source', files[i]);
    if (failed) failures.push(`${example.where} fails:\n${stderr}`);
    else if (example.output !== undefined && stdout.trimEnd() !== example.output.trimEnd())
      failures.push(`${example.where} prints\n${stdout}but the README shows\n${example.output}`);
  }
  return failures;
}

async function write(example: Example, folder: string): Promise<string> {
  const file = join(folder, `${example.where.replace(/\W+/g, '-')}.ts`);
  await writeFile(file, `${example.code}\nexport {};\n`);
  return file;
}

interface Output {
  readonly failed: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

async function output(...args: string[]): Promise<Output> {
  try {
    return { failed: false, ...(await execute(process.execPath, args, { env })) };
  } catch (error) {
    return { failed: true, stdout: '', stderr: '', ...(error as Partial<Output>) };
  }
}
