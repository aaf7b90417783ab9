import { expect, it } from 'vitest';
import { Html, escapeHtml, html } from './html.ts';

it('escapes what means something in markup', () => {
  expect(escapeHtml(`<a href="x">'&'</a>`)).toBe('&#60;a href=&#34;x&#34;&#62;&#39;&#38;&#39;&#60;/a&#62;');
});

it('takes values as text, and markup as it is', () => {
  expect(html`<p title="${'"'}">${'<script>'} ${1} ${new Html('<b>2</b>')}</p>`.markup).toBe(
    '<p title="&#34;">&#60;script&#62; 1 <b>2</b></p>',
  );
});

it('joins lists, at any depth', () => {
  expect(html`${[html`<i>a</i>`, ['<', new Html('>')]]}`.markup).toBe('<i>a</i>\n&#60;\n>');
});
