import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { node20 } from '@mixwell/node20';
import { node22 } from '@mixwell/node22';
import { differences } from './compare.ts';
import type { Found, Hashes } from './hashes.ts';
import { HERE } from './threads.ts';
import { workerEntries } from './worker-entries.ts';

/**
 * Finds the golden hashes again with the built packages, on Node 20, 22 and 24, with and without WebAssembly, by 1, 2, 3, 4 and 8
 * workers, by whole fits in another thread and by none, and fails where one differs. `--write` makes the golden file anew from Node 24 first.
 */
const file = new URL('../golden.json', import.meta.url);
/** As a policy forbids it; without the global, Node 22 itself ends in a worker. */
const withoutWasm = ['--import', 'data:text/javascript,WebAssembly.Module=class{constructor(){throw%20Error()}}'];
const nodes = { 'Node 24': process.execPath, 'Node 22': node22, 'Node 20': node20 };

const folder = await mkdtemp(join(tmpdir(), 'golden-'));
try {
  await bundle();
  if (process.argv.includes('--write')) {
    const { hashes } = await run(process.execPath, []);
    await writeFile(file, `${JSON.stringify(hashes[HERE], null, 2)}\n`);
  }
  const golden = JSON.parse(await readFile(file, 'utf8')) as Hashes;
  for (const [name, node] of Object.entries(nodes)) {
    for (const options of [[], withoutWasm]) {
      const found = await run(node, options);
      const expected = options.length === 0 ? 'wasm-simd' : 'typescript';
      if (found.arithmetic !== expected) fail(`${name} computes by ${found.arithmetic}; expected ${expected}.`);
      if (found.idle.length > 0) fail(`${name}: no thread started for ${found.idle.join(', ')}.`);
      differences(golden, name, found).forEach(fail);
    }
  }
  if (!process.exitCode) console.log(`${Object.keys(golden).length} hashes are golden on Node 20, 22 and 24.`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The program and its workers as any application would bundle them. */
async function bundle(): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await build({
    entryPoints: { program: 'tools/golden/src/program.ts', ...workerEntries },
    outdir: folder,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
}

async function run(node: string, options: readonly string[]): Promise<Found> {
  const { stdout } = await promisify(execFile)(node, [...options, join(folder, 'program.js')]);
  return JSON.parse(stdout) as Found;
}

function fail(what: string): void {
  console.error(what);
  process.exitCode = 1;
}
