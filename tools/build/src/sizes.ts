import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { sizesOf } from './size.ts';

/** Prints the size of every package, and fails where one is over its bar. */
const kernelsMost = 25_000;
const most = 12_000;

for (const folder of globSync('packages/*').sort()) {
  const bar = basename(folder) === 'kernels' ? kernelsMost : most;
  for (const { file, bytes } of await sizesOf(folder)) {
    const isOver = bytes > bar;
    console.log(`${file.padEnd(40)} ${kB(bytes)} of at most ${kB(bar)} kB${isOver ? ': too large' : ''}`);
    if (isOver) process.exitCode = 1;
  }
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(5);
}
