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
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(decode(BYTES)));
    const { memory, freeFrom, ...kernels } = exports as {
      memory: Machine['memory'];
      freeFrom(): number;
    } & Machine['kernels'];
    return { machine: { kernels, memory, base: freeFrom() }, runtime: Object.freeze({ arithmetic: 'wasm-simd' }) };
  } catch (error) {
    return { machine: null, runtime: typescript(error instanceof Error ? error.message : String(error)) };
  }
}

/** By Node's own decoder where there is one: a loop over 10,000 characters costs it milliseconds, once. */
function decode(base64: string): Uint8Array {
  const { Buffer } = globalThis as { Buffer?: { from(text: string, encoding: 'base64'): Uint8Array } };
  return Buffer?.from(base64, 'base64') ?? Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function typescript(reason: string): Runtime {
  return Object.freeze({ arithmetic: 'typescript', reason });
}
