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
  vi.stubGlobal('WebAssembly', { Module: refuse, Instance: vi.fn(), Memory: class {}, validate: () => true });
  const { runtime } = await import('./runtime.ts');
  expect(runtime()).toEqual({ arithmetic: 'typescript', fused: false, reason: 'Refused to compile.' });
  runtime();
  expect(refuse).toHaveBeenCalledTimes(1);
});

it.each([true, false])(
  'what one thread compiled serves another, whose engine knows fused products: %s',
  async (isRelaxed) => {
    const { WebAssembly } = globalThis as unknown as { WebAssembly: { Module: () => object; validate: () => boolean } };
    if (!isRelaxed) vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const modules = (await import('./runtime.ts')).modulesToSend()!;
    expect(modules.size).toBe(isRelaxed ? 4 : 2);
    vi.resetModules();
    const again = vi.spyOn(WebAssembly, 'Module');
    const there = await import('./runtime.ts');
    there.useModules(modules);
    expect(there.runtime()).toEqual({ arithmetic: 'wasm-simd', fused: isRelaxed });
    expect(again).not.toHaveBeenCalled();
    const [own, shared] = [there.newMachine(1), there.newMachine(1, true)];
    expect(shared?.memory.buffer).toBeInstanceOf(SharedArrayBuffer);
    for (const machine of [own, shared]) expect(Object.keys(machine!.kernels('fused'))).toContain('nearestCenter');
  },
);
