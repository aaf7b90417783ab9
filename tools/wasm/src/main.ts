import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from './compile.ts';

/** Writes the kernels' WebAssembly as modules of base64; with `--check` it only tells whether they are what the sources give. */
const modules = [
  { source: 'index.as.ts', target: 'packages/kernels/src/wasm/bytes.ts', name: 'BYTES', isRelaxed: false },
  {
    source: 'relaxed.as.ts',
    target: 'packages/kernels/src/wasm/relaxed-bytes.ts',
    name: 'RELAXED_BYTES',
    isRelaxed: true,
  },
];

for (const { source, target, name, isRelaxed } of modules) {
  const bytes = await compile(`packages/kernels/src/assembly/${source}`, isRelaxed);
  const text = moduleOf(bytes, source, name);
  const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
  if (before === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${target} is not what the AssemblyScript sources give; run "npm run wasm".`);
    process.exitCode = 1;
  } else {
    writeFileSync(target, text);
  }
}

function moduleOf(bytes: Uint8Array, source: string, name: string): string {
  return `/** Generated from assembly/${source} by "npm run wasm". */
export const ${name}: string =
  '${Buffer.from(bytes).toString('base64')}';
`;
}
