import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.resetModules();
});

it('WebAssembly serves where it can', async () => {
  const { machine, runtime } = await import('./runtime.ts');
  expect(runtime()).toEqual({ arithmetic: 'wasm-simd', fused: true });
  expect(machine()?.memory.buffer.byteLength).toBe(65536);
});

it('without fused products where the engine knows none', async () => {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: { validate: () => boolean } };
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const { machine, runtime } = await import('./runtime.ts');
  expect(runtime()).toEqual({ arithmetic: 'wasm-simd', fused: false });
  expect(machine()?.kernels('fused')).toBe(machine()?.kernels('strict'));
});

it('TypeScript serves where WebAssembly is missing', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  const { machine, runtime } = await import('./runtime.ts');
  expect(machine()).toBeNull();
  expect(runtime()).toEqual({ arithmetic: 'typescript', fused: false, reason: 'WebAssembly is missing.' });
});

it('TypeScript serves where compiling is forbidden or SIMD unknown', async () => {
  const refuse = vi.fn(function () {
    throw new Error('Refused to compile.');
  });
  vi.stubGlobal('WebAssembly', { Module: refuse, Instance: vi.fn(), validate: () => true });
  const { runtime } = await import('./runtime.ts');
  expect(runtime()).toEqual({ arithmetic: 'typescript', fused: false, reason: 'Refused to compile.' });
  runtime();
  expect(refuse).toHaveBeenCalledTimes(1);
});
