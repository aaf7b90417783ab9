import { expect, test } from 'vitest';
import { run } from './run.ts';

const folder = 'out-tsc/doctest-test';

test('an example that prints what is shown is right', async () => {
  expect(await run([{ where: 'x.md:1', code: 'console.log(1 + 1);', output: '2\n' }], folder)).toEqual([]);
});

test('another output, an exception and a wrong type are reported', async () => {
  const failures = await run(
    [
      { where: 'x.md:1', code: 'console.log(1);', output: '2\n' },
      { where: 'x.md:5', code: 'throw new Error("no");' },
      { where: 'x.md:9', code: 'const x: string = 1;' },
    ],
    folder,
  );
  expect(failures).toHaveLength(3);
  expect(failures[0]).toMatch(/x-md-9\.ts.*not assignable to type 'string'/);
  expect(failures[1]).toBe('x.md:1 prints\n1\nbut the README shows\n2\n');
  expect(failures[2]).toMatch(/^x\.md:5 fails:[^]*Error: no/);
});
