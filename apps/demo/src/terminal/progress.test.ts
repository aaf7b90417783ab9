import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { progressOn } from './progress.ts';

function written(isTTY: boolean): { stream: PassThrough & { isTTY: boolean }; text(): string } {
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
    columns: 80,
  });
  return { stream, text: () => String(stream.read() ?? '') };
}

it('writes a line at every quarter where there is no terminal', () => {
  const { stream, text } = written(false);
  const progress = progressOn(stream);
  for (let done = 1; done <= 24; done++) progress.tell('Mixtures', done, 24);
  progress.stop();
  expect(text()).toBe('Mixtures: 6 of 24\nMixtures: 12 of 24\nMixtures: 18 of 24\nMixtures: 24 of 24\n');
});

it('writes as many lines as there are parts where they are few', () => {
  const { stream, text } = written(false);
  const progress = progressOn(stream);
  for (let done = 1; done <= 3; done++) progress.tell('k-means', done, 3);
  expect(text()).toBe('k-means: 1 of 3\nk-means: 2 of 3\nk-means: 3 of 3\n');
});

it('draws a bar on a terminal', () => {
  const { stream, text } = written(true);
  const progress = progressOn(stream);
  progress.tell('Mixtures', 1, 2);
  progress.stop();
  expect(text()).toContain('Mixtures');
});
