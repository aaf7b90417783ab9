import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rules } from '@mixwell/core';
import { format, resolveConfig } from 'prettier';
import { fillTables, optionsTable } from './table.ts';

/** Writes the options tables of every package's README; with `--check` it only tells which are out of date. */
const check = process.argv.includes('--check');

for (const readme of globSync('packages/*/README.md')) {
  const text = readFileSync(readme, 'utf8');
  if (!text.includes('<!-- options:')) continue;
  const filled = fillTables(text, await tablesOf(dirname(readme)));
  const pretty = await format(filled, { ...(await resolveConfig(readme)), filepath: readme });
  if (pretty === text) continue;
  if (check) {
    console.error(`${readme}: the options table is out of date; run "npm run options".`);
    process.exitCode = 1;
  } else {
    writeFileSync(readme, pretty);
  }
}

/** Each rules table that a package exports: `kmeansRules` is that of `kmeans`. */
async function tablesOf(folder: string): Promise<Map<string, string>> {
  const exports = (await import(pathToFileURL(`${folder}/src/index.ts`).href)) as Record<string, unknown>;
  const rules = Object.entries(exports).filter(([name]) => name.endsWith('Rules'));
  return new Map(
    rules.map(([name, table]) => [
      name.slice(0, -'Rules'.length),
      optionsTable(table as Rules<Record<string, unknown>>),
    ]),
  );
}
