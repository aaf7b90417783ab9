import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('WebAssembly serves where it can', async () => {
  const { machine, runtime } = await import('./runtime.ts');
  expect(runtime()).toEqual({ arithmetic: 'wasm-simd' });
  expect(machine()?.memory.buffer.byteLength).toBe(65536);
});

it('and its bytes are decoded with and without Node', async () => {
  vi.stubGlobal('Buffer', undefined);
  const { runtime } = await import('./runtime.ts');
  expect(runtime()).toEqual({ arithmetic: 'wasm-simd' });
});

it('TypeScript serves where WebAssembly is missing', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  const { machine, runtime } = await import('./runtime.ts');
  expect(machine()).toBeNull();
  expect(runtime()).toEqual({ arithmetic: 'typescript', reason: 'WebAssembly is missing.' });
});

it('TypeScript serves where compiling is forbidden or SIMD unknown', async () => {
  const refuse = vi.fn(function () {
    throw new Error('Refused to compile.');
  });
  vi.stubGlobal('WebAssembly', { Module: refuse, Instance: vi.fn() });
  const { runtime } = await import('./runtime.ts');
  expect(runtime()).toEqual({ arithmetic: 'typescript', reason: 'Refused to compile.' });
  runtime();
  expect(refuse).toHaveBeenCalledTimes(1);
});
