import { MixwellError, describe } from '@mixwell/core';
import { type Criterion, betterBy } from './criteria.ts';

/** @throws MixwellError `invalid-param` where `value` is not what `select` gave. */
export function refuseNoSelection(owner: string, value: unknown): void {
  const { table, criterion } = Object(value) as { table?: unknown; criterion?: unknown };
  const isSelection = Array.isArray(table) && table.length > 0 && Object.hasOwn(betterBy, criterion as Criterion);
  if (isSelection) return;
  throw new MixwellError('invalid-param', `${owner}: expected what select gave; got ${describe(value)}.`, {
    option: 'selection',
  });
}
