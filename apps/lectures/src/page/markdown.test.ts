import { scatterPlot } from '@mixwell/plot';
import { expect, test } from 'vitest';
import { markdown } from './markdown.ts';
import { speaker } from './speaker.ts';
import { terminalText } from './terminal.ts';

const source = ['md`', 'Prose', '`;', '', 'code();', '', 'md`', 'End', '`;', ''].join('\n');

function spoken(): ReturnType<typeof speaker>['lecture'] {
  const { md, print, aside, table, draw, lecture } = speaker('file:///x/7-seven.ts');
  md`
Prose
  `;
  print('one');
  print('two');
  aside('12 ms');
  table([{ a: 1 }]);
  draw({ dots: scatterPlot([1, 2, 3], { title: 'Dots' }) });
  md`
End
  `;
  return lecture;
}

test('a page has the prose, the code, its lines as one block, tables and pictures, and no asides', () => {
  const page = markdown(spoken(), source);
  expect(page).toMatch(/^Prose\n\n```ts\ncode\(\);\n```\n\n```text\none\ntwo\n```\n\n\|/);
  expect(page).toMatch(
    /\n\n!\[[^\]]*\]\(pictures\/7-dots\.svg\)\n\nEnd\n\n---\n\nExecuted from \[apps\/lectures\/src\/lectures\/7-seven\.ts\]/,
  );
  expect(page).not.toContain('12 ms');
});

test('a source with another number of proses is refused', () => {
  expect(() => markdown(spoken(), 'md`\nProse\n`;\n')).toThrow('Lecture 7 says 2 proses; its source has 1.');
});

test('the terminal shows asides and the titles of pictures, and no code', () => {
  const text = terminalText(spoken());
  expect(text).toContain('one\ntwo\n');
  expect(text).toContain('12 ms');
  expect(text).toContain('[picture] Dots');
  expect(text).not.toContain('code();');
});
