import { afterEach, expect, it, vi } from 'vitest';
import { startThread } from './thread.ts';

afterEach(() => vi.unstubAllGlobals());

const listener = { said: () => {}, lost: () => {} };

/** As in a browser, whose Worker is this. */
function inBrowser(Worker: unknown): void {
  vi.stubGlobal('process', undefined);
  vi.stubGlobal('Worker', Worker);
}

it('a thread of the browser is sent what it takes along, hears and is heard', () => {
  const postMessage = vi.fn();
  const listeners: Record<string, (event: { data: unknown }) => void> = {};
  const terminate = vi.fn();
  const Worker = vi.fn(function () {
    return { postMessage, terminate, addEventListener: (type: string, hear: () => void) => (listeners[type] = hear) };
  });
  inBrowser(Worker);
  const said = vi.fn();
  const lost = vi.fn();
  const thread = startThread({ said, lost });
  expect(Worker.mock.calls).toEqual([[new URL('./mixwell-worker.ts', import.meta.url), { type: 'module' }]]);

  const modules = postMessage.mock.calls.shift()?.[0].modules as Map<string, object>;
  expect(
    [...modules.values()].every((module) => Object.prototype.toString.call(module) === '[object WebAssembly.Module]'),
  ).toBe(true);
  expect(modules.size).toBe(4);

  const { buffer } = Float64Array.of(1);
  thread?.hold(true);
  thread?.post('message', [buffer]);
  expect(postMessage.mock.calls).toEqual([['message', [buffer]]]);
  listeners.message({ data: 'ready' });
  expect(said.mock.calls).toEqual([['ready']]);
  listeners.error({ data: undefined });
  thread?.end();
  expect([lost.mock.calls.length, terminate.mock.calls.length]).toEqual([2, 1]);
});

it('no thread where there are none, or a policy forbids them', () => {
  inBrowser(undefined);
  expect(startThread(listener)).toBeNull();
  inBrowser(function () {
    throw new Error('Refused to create a worker.');
  });
  expect(startThread(listener)).toBeNull();
});

it.each([
  [['--max-old-space-size=512', '--conditions=x'], {}],
  [['--input-type=module', '--conditions=x'], { execArgv: ['--conditions=x'] }],
  [['--conditions=x', '--input-type', 'module'], { execArgv: ['--conditions=x'] }],
])('a thread of a Node that was started with %j is given %j', (execArgv, options) => {
  const Worker = vi.fn(function () {
    return { on: () => {}, postMessage: () => {} };
  });
  vi.stubGlobal('process', { execArgv, getBuiltinModule: () => ({ Worker }) });
  expect(startThread(listener)).not.toBeNull();
  expect(Worker.mock.calls).toEqual([[new URL('./mixwell-worker.ts', import.meta.url), options]]);
});
