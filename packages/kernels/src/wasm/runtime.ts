import { BYTES } from './bytes.ts';

/** What the sums are computed with; the bits are the same. */
export interface Runtime {
  readonly arithmetic: 'wasm-simd' | 'typescript';
  /** Why it is TypeScript. */
  readonly reason?: string;
}

/** The kernels in WebAssembly; every argument is a whole number, most of them addresses in bytes. */
export interface Machine {
  readonly kernels: Readonly<Record<string, (...args: number[]) => void>>;
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** The first address that is free. */
  readonly base: number;
}

/** As much of WebAssembly as is needed here; not every platform's types have it. */
interface WebAssemblyLike {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Record<string, unknown> };
}

let made: { readonly machine: Machine | null; readonly runtime: Runtime } | undefined;

/** Which arithmetic this platform has. */
export function runtime(): Runtime {
  return (made ??= make()).runtime;
}

/**
 * The kernels in WebAssembly, made when first asked for; null where this platform has no WebAssembly with SIMD, or forbids it.
 *
 * A content security policy without 'wasm-unsafe-eval' forbids it by an exception.
 */
export function machine(): Machine | null {
  return (made ??= make()).machine;
}

function make(): { machine: Machine | null; runtime: Runtime } {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyLike };
  if (!WebAssembly) return { machine: null, runtime: typescript('WebAssembly is missing.') };
  try {
    const bytes = Uint8Array.from(atob(BYTES), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    const { memory, freeFrom, ...kernels } = exports as {
      memory: Machine['memory'];
      freeFrom(): number;
    } & Machine['kernels'];
    return { machine: { kernels, memory, base: freeFrom() }, runtime: Object.freeze({ arithmetic: 'wasm-simd' }) };
  } catch (error) {
    return { machine: null, runtime: typescript(error instanceof Error ? error.message : String(error)) };
  }
}

function typescript(reason: string): Runtime {
  return Object.freeze({ arithmetic: 'typescript', reason });
}
