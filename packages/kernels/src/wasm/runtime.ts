import type { Arithmetic } from '@mixwell/core';
import { BYTES } from './bytes.ts';
import { type Fused, decode } from './decode.ts';

/** What the sums are computed with; the bits are the same. */
export interface Runtime {
  readonly arithmetic: 'wasm-simd' | 'typescript';
  /** Whether fits of `arithmetic: 'fused'` are computed in another way than others; if not, they have the same bits. */
  readonly fused: boolean;
  /** Why it is TypeScript. */
  readonly reason?: string;
}

export type Kernels = Readonly<Record<string, (...args: number[]) => unknown>>;

/** The kernels in WebAssembly, over one memory; every argument is a whole number, most of them addresses in bytes. */
export interface Machine {
  kernels(arithmetic: Arithmetic): Kernels;
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  /** That of the memory; asking the memory for it costs more. */
  buffer: ArrayBuffer;
  /** Whose parts lie in the memory. */
  owner: object | undefined;
  /** The first address that is free. */
  readonly base: number;
}

/** Bytes of a page, the unit that a memory is measured in. */
export const PAGE = 65536;
/** Pages that a memory can have: 4 GiB. */
const MOST_PAGES = 65536;

/** As much of WebAssembly as is needed here; not every platform's types have it. */
interface WebAssemblyLike {
  readonly Module: new (bytes: Uint8Array) => object;
  validate(bytes: Uint8Array): boolean;
  readonly Memory: new (size: { initial: number; maximum: number }) => Machine['memory'];
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> };
}

interface Made {
  /** The machine that all share whose rows live elsewhere. */
  readonly machine: Machine | null;
  readonly runtime: Runtime;
  /** Another one. Throws RangeError where there is no memory for it. */
  another?(pages: number): Machine;
}

let made: Made | undefined;

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

/**
 * A machine with a memory of its own; null where there is none to be had.
 *
 * The code is compiled once. The memory is given back when nobody holds a view of it.
 */
export function newMachine(pages: number): Machine | null {
  if (!machine() || pages > MOST_PAGES) return null;
  try {
    return made?.another?.(pages) ?? null;
  } catch {
    return null;
  }
}

function make(): Made {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyLike };
  if (!WebAssembly) return { machine: null, runtime: typescript('WebAssembly is missing.') };
  try {
    const compile = (fused: Fused): object => new WebAssembly.Module(decode(BYTES, fused));
    // An engine without relaxed SIMD knows no fused products.
    const relaxed = decode(BYTES, 'singles');
    const isRelaxed = WebAssembly.validate(relaxed);
    const strict = isRelaxed ? new WebAssembly.Module(relaxed) : compile('none');
    let fused: object | undefined;
    const another = (pages: number): Machine => {
      const memory = new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES });
      const instantiate = (module: object): Record<string, unknown> =>
        new WebAssembly.Instance(module, { env: { memory } }).exports;
      const { freeFrom, ...kernels } = instantiate(strict) as { freeFrom(): number } & Kernels;
      let fusedKernels = isRelaxed ? undefined : kernels;
      return {
        kernels(arithmetic) {
          if (arithmetic === 'strict') return kernels;
          return (fusedKernels ??= instantiate((fused ??= compile('all'))) as Kernels);
        },
        memory,
        buffer: memory.buffer,
        owner: undefined,
        base: freeFrom(),
      };
    };
    return { machine: another(1), runtime: Object.freeze({ arithmetic: 'wasm-simd', fused: isRelaxed }), another };
  } catch (error) {
    return { machine: null, runtime: typescript(error instanceof Error ? error.message : String(error)) };
  }
}

function typescript(reason: string): Runtime {
  return Object.freeze({ arithmetic: 'typescript', fused: false, reason });
}
