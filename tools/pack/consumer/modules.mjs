// Every installed package gives the same names to import and to require.
import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

for (const name of Object.keys(dependencies)) {
  const imported = Object.keys(await import(name)).filter((key) => key !== 'default' && key !== 'module.exports');
  deepEqual(Object.keys(require(name)).sort(), imported.sort(), name);
}
