import type { ModelJson } from '@mixwell/core';

/** Numbers from which on a list is worth a memory of its own. */
const MANY = 256;

/** The same model, the long lists of numbers of its state in memory that a message can take with it instead of copying it. */
export function packed(json: ModelJson): ModelJson {
  const state = Object.entries(json.state).map(([field, value]) => [
    field,
    isLong(value) ? Float64Array.from(value) : value,
  ]);
  return { ...json, state: Object.fromEntries(state) as ModelJson['state'] };
}

/** The memory that a message with this model can take. */
export function buffersIn({ state }: ModelJson): ArrayBuffer[] {
  return Object.values(state).flatMap((value) => (value instanceof Float64Array ? [value.buffer as ArrayBuffer] : []));
}

function isLong(value: unknown): value is number[] {
  return Array.isArray(value) && value.length >= MANY && value.every((item) => typeof item === 'number');
}
