import { build } from './build.ts';

await build(process.argv[2] ?? '.');
