import { expect, test } from 'vitest';
import { examples } from './blocks.ts';

function fence(language: string, text: string): string {
  return '```' + language + '\n' + text + '\n```\n';
}

test('a ts block and the text block after it are one example', () => {
  const markdown = `# Title\n\n${fence('ts', 'console.log(1);')}\nprints\n\n${fence('text', '1')}`;
  expect(examples('README.md', markdown)).toEqual([{ where: 'README.md:3', code: 'console.log(1);\n', output: '1\n' }]);
});

test('several examples of a file stay apart', () => {
  const markdown = fence('ts', 'a();') + fence('ts', 'b();') + fence('text', 'b') + fence('ts', 'c();');
  expect(examples('x.md', markdown)).toEqual([
    { where: 'x.md:1', code: 'a();\n' },
    { where: 'x.md:4', code: 'b();\n', output: 'b\n' },
    { where: 'x.md:10', code: 'c();\n' },
  ]);
});

test('ts ignore and other languages are no examples', () => {
  expect(examples('x.md', fence('ts ignore', 'a();') + fence('sh', 'ls') + fence('text', 'ls'))).toEqual([]);
});
