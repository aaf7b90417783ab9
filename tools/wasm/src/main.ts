import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from './compile.ts';

/** Writes the kernels' WebAssembly as a module of base64; with `--check` it only tells whether that is what the sources give. */
const source = 'packages/kernels/src/assembly/index.as.ts';
const target = 'packages/kernels/src/wasm/bytes.ts';

const text = moduleOf(await compile(source));
const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (before !== text) {
    console.error(`${target} is not what the AssemblyScript sources give; run "npm run wasm".`);
    process.exitCode = 1;
  }
} else if (before !== text) {
  writeFileSync(target, text);
}

function moduleOf(bytes: Uint8Array): string {
  return `/** Generated from assembly/index.as.ts by "npm run wasm". */
export const BYTES: string =
  '${Buffer.from(bytes).toString('base64')}';
`;
}
