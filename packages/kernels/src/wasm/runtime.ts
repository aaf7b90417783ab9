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

/** Of a memory that threads share, the buffer is a SharedArrayBuffer. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The kernels in WebAssembly, over one memory; every argument is a whole number, most of them addresses in bytes. */
export interface Machine {
  kernels(arithmetic: Arithmetic): Kernels;
  readonly memory: Memory;
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
/** Pages that the memory of all whose rows live elsewhere grows to: 128 MiB. What needs more is left to TypeScript. */
const SMALL_PAGES = 2048;

/** A module of one function, which fuses a product of doubles; an engine without relaxed SIMD knows none. */
const ONE_PRODUCT = [
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 8, 1, 0x60, 3, 0x7b, 0x7b, 0x7b, 1, 0x7b, 3, 2, 1, 0],
  ...[10, 13, 1, 11, 0, 0x20, 0, 0x20, 1, 0x20, 2, 0xfd, 0x87, 2, 11],
];

/** As much of WebAssembly as is needed here; not every platform's types have it. */
interface WebAssemblyLike {
  readonly Module: new (bytes: Uint8Array) => object;
  validate(bytes: Uint8Array): boolean;
  readonly Memory: new (size: { initial: number; maximum: number; shared: boolean }) => Memory;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Record<string, unknown> };
}

interface Made {
  /** The machine that all share whose rows live elsewhere. */
  readonly machine: Machine | null;
  readonly runtime: Runtime;
  /** Throws RangeError where there is no memory of so many pages. */
  newMemory?(pages: number, isShared: boolean): Memory;
  over?(memory: Memory, base?: number): Machine;
  modules?(): Modules;
}

/** The code, compiled, by what it is for. */
export type Modules = ReadonlyMap<string, object>;

let made: Made | undefined;
/** What another thread has compiled: a worker needs no code of its own then. */
let given: Modules | undefined;

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

/** The code for another thread; undefined where there is none. */
export function modulesToSend(): Modules | undefined {
  return machine() ? made?.modules?.() : undefined;
}

/** From now on, the code that another thread has sent; to be called before anything else here. */
export function useModules(modules: Modules): void {
  given = modules;
}

/**
 * A machine with a memory of its own, which threads share if it `isShared`; null where there is none to be had.
 *
 * The code is compiled once. The memory is given back when nobody holds a view of it.
 */
export function newMachine(pages: number, isShared = false): Machine | null {
  if (!machine() || pages > MOST_PAGES) return null;
  try {
    return made?.over?.(made.newMemory!(pages, isShared)) ?? null;
  } catch {
    return null;
  }
}

/** A machine over memory that another thread has shared, from the address `base` on. */
export function machineOver(memory: Memory, base: number): Machine | undefined {
  return machine() ? made?.over?.(memory, base) : undefined;
}

function make(): Made {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyLike };
  if (!WebAssembly) return { machine: null, runtime: typescript('WebAssembly is missing.') };
  try {
    const isRelaxed = given ? !given.has('none false') : WebAssembly.validate(Uint8Array.from(ONE_PRODUCT));
    const strict: Fused = isRelaxed ? 'singles' : 'none';
    const modules = new Map(given);
    const moduleOf = (fused: Fused, isShared: boolean): object => {
      const name = `${fused} ${isShared}`;
      const module = modules.get(name) ?? new WebAssembly.Module(decode(BYTES, fused, isShared));
      modules.set(name, module);
      return module;
    };
    const newMemory = (pages: number, isShared: boolean, most = pages): Memory =>
      new WebAssembly.Memory({ initial: pages, maximum: most, shared: isShared });
    const over = (memory: Memory, base?: number): Machine => {
      const instantiate = (fused: Fused): Record<string, unknown> => {
        const module = moduleOf(fused, !(memory.buffer instanceof ArrayBuffer));
        return new WebAssembly.Instance(module, { env: { memory } }).exports;
      };
      const { freeFrom, ...kernels } = instantiate(strict) as {
        freeFrom(): number;
      } & Kernels;
      let fusedKernels = isRelaxed ? undefined : kernels;
      return {
        kernels: (arithmetic) => (arithmetic === 'strict' ? kernels : (fusedKernels ??= instantiate('all') as Kernels)),
        memory,
        buffer: memory.buffer,
        owner: undefined,
        base: base ?? freeFrom(),
      };
    };
    const small = over(newMemory(1, false, SMALL_PAGES));
    return {
      machine: small,
      runtime: Object.freeze({ arithmetic: 'wasm-simd', fused: isRelaxed }),
      newMemory,
      over,
      modules() {
        const kinds = isRelaxed ? [strict, 'all' as const] : [strict];
        for (const isShared of [false, true]) for (const kind of kinds) moduleOf(kind, isShared);
        return modules;
      },
    };
  } catch (error) {
    return { machine: null, runtime: typescript(error instanceof Error ? error.message : String(error)) };
  }
}

function typescript(reason: string): Runtime {
  return Object.freeze({ arithmetic: 'typescript', fused: false, reason });
}
