import type { RowArray } from '@mixwell/core';

/** The memory that a message can take with it, each part once. */
export function buffersOf(...parts: readonly Readonly<Record<string, RowArray>>[]): ArrayBuffer[] {
  const all = parts.flatMap((part) => Object.values(part).map(({ buffer }) => buffer as ArrayBuffer));
  return [...new Set(all)];
}
