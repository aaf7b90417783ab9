import { expect, it } from 'vitest';
import { entriesOf } from './entries.ts';

const conditions = (source: string, built: string, node?: string) => ({
  '@mixwell/source': `./src/${source}.ts`,
  import: { types: `./dist/${source}.d.ts`, node, default: `./dist/${built}.js` },
  require: { types: `./dist/cjs/${source}.d.ts`, default: `./dist/cjs/${built}.js` },
});

it('each export that is built is an entry; a worker holds all that it needs, one for fits starts no other', () => {
  const exports = {
    '.': conditions('index', 'index', './dist/node.js'),
    './worker': conditions('pool/w', 'w'),
    './fit-worker': conditions('f', 'f'),
    './package.json': './package.json',
  };
  expect(entriesOf(exports)).toEqual([
    {
      source: './src/index.ts',
      esm: './dist/index.js',
      cjs: './dist/cjs/index.js',
      node: './dist/node.js',
      isWhole: false,
      isFitWorker: false,
    },
    { source: './src/pool/w.ts', esm: './dist/w.js', cjs: './dist/cjs/w.js', isWhole: true, isFitWorker: false },
    { source: './src/f.ts', esm: './dist/f.js', cjs: './dist/cjs/f.js', isWhole: false, isFitWorker: true },
  ]);
});
