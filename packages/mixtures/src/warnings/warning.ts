import type { FitWarning } from '@mixwell/core';

/** A warning, its message with a capital first. */
export function warning(code: string, message: string): FitWarning {
  return Object.freeze({ code, message: message[0].toUpperCase() + message.slice(1) });
}

/** `component 1`, `columns "a", "b"`. */
export function list(noun: string, items: readonly (number | string)[]): string {
  const named = items.map((item) => (typeof item === 'string' ? `"${item}"` : item)).join(', ');
  return `${noun}${items.length > 1 ? 's' : ''} ${named}`;
}
