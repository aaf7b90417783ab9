import { execFileSync } from 'node:child_process';
import { machineEnvironment } from './command.ts';

/** Prints the version of the machine's own node: the check of the packages is only good for this one. */
console.log(execFileSync('node', ['--version'], { env: machineEnvironment, encoding: 'utf8' }).trim());
