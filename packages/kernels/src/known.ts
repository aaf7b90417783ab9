import type { SweepRequest } from '@mixwell/core';

/**
 * Marks a kernel that threads know by its name: what they do is what it does.
 *
 * It refers to itself, so that a copy that is changed in any way is not taken for it.
 */
export function known<K extends object>(kernel: K): K {
  return Object.assign(kernel, { original: kernel });
}

export function isKnown(kernel: SweepRequest['kernel']): boolean {
  return (kernel as { original?: unknown }).original === kernel;
}
