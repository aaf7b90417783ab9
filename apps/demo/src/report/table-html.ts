import type { Table } from '../table.ts';
import { type Html, html } from './html.ts';

export function tableHtml({ head, rows, words = [], best }: Table): Html {
  const kind = (j: number): string => (words.includes(j) ? 'word' : 'number');
  const stands = (i: number, j: number): string => (i === best?.row && (best.column ?? j) === j ? ' best' : '');
  const header = head.some((name) => name !== '')
    ? html`<thead>
        <tr>
          ${head.map((name, j) => html`<th class="${kind(j)}" scope="col">${name}</th>`)}
        </tr>
      </thead>`
    : '';
  const body = rows.map(
    (row, i) =>
      html`<tr>
        ${row.map((cell, j) => html`<td class="${kind(j)}${stands(i, j)}">${cell}</td>`)}
      </tr>`,
  );
  return html`<div class="scroll">
    <table>
      ${header}
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}
