import { Html, html } from './html.ts';
import { style } from './style.ts';

/** A whole page that asks for nothing from outside and runs no script. */
export function page(title: string, body: readonly Html[]): string {
  const { markup } = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
      />
      <link rel="icon" href="data:," />
      <title>${title}</title>
      <style>
        ${new Html(style)}
      </style>
    </head>
    <body>
      <main>${body}</main>
    </body>
  </html> `;
  return `<!doctype html>\n${markup}`;
}
