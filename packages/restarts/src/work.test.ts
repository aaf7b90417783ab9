import { expect, it } from 'vitest';
import { type Pauses, PAUSE, workAsync, workNow } from './work.ts';

it('in a pause others may do something, where work is not to be done at once', async () => {
  const heard: string[] = [];
  const paused = function* (): Pauses<string[]> {
    setImmediate(() => heard.push('other work'));
    yield PAUSE;
    return [...heard];
  };
  expect(workNow(paused(), undefined)).toEqual([]);
  expect(await workAsync(paused(), { workers: 2 })).toContain('other work');
});
