import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from './compile.ts';
import { encode } from './encode.ts';
import { findProducts } from './products.ts';

/** Writes the kernels' WebAssembly as a module of text; with `--check` it only tells whether it is what the sources give. */
const source = 'index.as.ts';
const target = 'packages/kernels/src/wasm/bytes.ts';

const wasm = await compile(`packages/kernels/src/assembly/${source}`);
const text = `/** Generated from assembly/${source} by "npm run wasm"; \`decode\` reads it. */
export const BYTES: string =
  "${encode(findProducts(wasm))}";
`;
const before = existsSync(target) ? readFileSync(target, 'utf8') : '';
if (before !== text) {
  if (process.argv.includes('--check')) {
    console.error(`${target} is not what the AssemblyScript sources give; run "npm run wasm".`);
    process.exitCode = 1;
  } else {
    writeFileSync(target, text);
  }
}
