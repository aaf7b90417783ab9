import { expect, test } from 'vitest';
import { codeCells } from './cells.ts';

test('the code after each prose, up to the next', () => {
  const source =
    'hidden();\n\nmd`\nOne\n`;\n\na();\nexport const b = 1;\n\nmd`\nTwo, with \\`code\\`;\n`;\n\nmd`\nThree\n`;\n\nc(`x`);\n';
  expect(codeCells(source)).toEqual(['a();\nconst b = 1;', '', 'c(`x`);']);
});
