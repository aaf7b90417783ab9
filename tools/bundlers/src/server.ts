import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** A web server of this machine alone. */
export interface Server {
  /** Without a slash at its end. */
  readonly origin: string;
  close(): void;
}

/** What comes before each answer: the headers that isolate a page, or bind it to a policy. */
export type Headers = Readonly<Record<string, string>>;

export const isolated: Headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Scripts and workers of the page's own origin, and no WebAssembly. */
export const noWasm: Headers = { 'Content-Security-Policy': "script-src 'self'; worker-src 'self'" };

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves the files in `folder`, except those of which the path ends with `missing`. */
export function serveFiles(folder: string, headers: Headers, missing?: string): Promise<Server> {
  return listen(async ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname === '/' ? '/index.html' : pathname;
    if (missing !== undefined && path.endsWith(missing)) throw new Error('It is missing on purpose.');
    const body = await readFile(join(folder, path));
    response
      .writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream', ...headers })
      .end(body);
  });
}

/** Serves what the server at `origin` serves. */
export function serveFrom(origin: string, headers: Headers): Promise<Server> {
  return listen(async ({ url = '/' }, response) => {
    const answer = await fetch(origin + url);
    const type = answer.headers.get('Content-Type') ?? '';
    response
      .writeHead(answer.status, { 'Content-Type': type, ...headers })
      .end(Buffer.from(await answer.arrayBuffer()));
  });
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
