import { check } from './check.ts';
import { readWorkspace } from './workspace.ts';

const wrong = check(readWorkspace('.'));
for (const sentence of wrong) console.error(sentence);
console.log(wrong.length === 0 ? 'Every arrow goes down.' : `${wrong.length} broken.`);
process.exitCode = wrong.length === 0 ? 0 : 1;
