import { globSync, readFileSync } from 'node:fs';
import { examples } from './blocks.ts';
import { run } from './run.ts';

const files = globSync(['README.md', 'packages/*/README.md']).sort();
const all = files.flatMap((file) => examples(file.replaceAll('\\', '/'), readFileSync(file, 'utf8')));
const failures = await run(all, 'out-tsc/doctest');
for (const failure of failures) console.error(failure);
console.log(`${all.length} examples in ${files.length} files, ${failures.length} wrong.`);
process.exitCode = failures.length === 0 ? 0 : 1;
