import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { start, withoutBinaries } from './command.ts';

test('the path loses the binaries of the workspace and nothing else', () => {
  const path = [join('a', 'node_modules', '.bin'), join('usr', 'bin')].join(delimiter);
  expect(withoutBinaries({ PATH: path, HOME: 'here' })).toEqual({ PATH: join('usr', 'bin'), HOME: 'here' });
});

test('a command that fails is told with what it said', async () => {
  await expect(start('node', ['--no-such-option'])).rejects.toThrow(/node --no-such-option\n.*no-such-option/);
  await expect(start('node', ['--version'])).resolves.toBeUndefined();
});
