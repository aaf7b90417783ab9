import { expect, it } from 'vitest';
import { WorkerProcess } from './worker-process.ts';

/** A worker that greets, and then does with each line what `body` says. */
const worker = (body: string): string[] => [
  process.execPath,
  '-e',
  `console.log('{"version":"1"}'); require('node:readline').createInterface({ input: process.stdin }).on('line', () => { ${body} });`,
];
const request = { do: 'load', file: '', rows: 1, cols: 1 } as const;

it('greets and answers', async () => {
  const one = await WorkerProcess.start(worker(`console.log('{"wall":1}')`));
  expect([one.version, await one.ask(request), one.hasEnded]).toEqual(['1', { wall: 1 }, false]);
  one.stop();
});

it('that fails, or dies, says why', async () => {
  const failing = await WorkerProcess.start(worker(`console.log('{"error":"no memory"}')`));
  await expect(failing.ask(request)).rejects.toThrow('no memory');
  failing.stop();
  const dying = await WorkerProcess.start(worker(`console.error('killed'); process.exit(1)`));
  await expect(dying.ask(request)).rejects.toThrow('killed');
  await expect.poll(() => dying.hasEnded).toBe(true);
  await expect(WorkerProcess.start([process.execPath, '-e', ''])).rejects.toThrow('it ended without a word');
});

it('that takes too long is ended', async () => {
  const slow = await WorkerProcess.start(worker(''));
  await expect(slow.ask(request, 50)).rejects.toThrow('it took more than 0.05 s');
  await expect.poll(() => slow.hasEnded).toBe(true);
});
