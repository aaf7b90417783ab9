import type { Rules } from '@mixwell/core';

/** The options of one rules table, as a Markdown table. */
export function optionsTable(rules: Rules<Record<string, unknown>>): string {
  const rows = Object.entries(rules).map(([option, rule]) => [
    `\`${option}\``,
    `\`${rule.type.replaceAll('|', '\\|')}\``,
    'default' in rule ? `\`${show(rule.default)}\`` : 'required',
    rule.doc.replaceAll('|', '\\|'),
  ]);
  const lines = [['Option', 'Type', 'Default', 'Meaning'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The text with the table of each rules table between its markers: `<!-- options:kmeans -->` and `<!-- /options -->`. */
export function fillTables(text: string, tables: ReadonlyMap<string, string>): string {
  return text.replaceAll(/<!-- options:([\w-]+) -->\n[\s\S]*?<!-- \/options -->/g, (_, name: string) => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`There are no rules for the options of "${name}".`);
    return `<!-- options:${name} -->\n\n${table}\n\n<!-- /options -->`;
  });
}

function show(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  const entries = Object.entries(value).map(([key, entry]) => `${key}: ${show(entry)}`);
  return `{ ${entries.join(', ')} }`;
}
