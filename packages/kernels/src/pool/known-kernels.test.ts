import { expect, it } from 'vitest';
import * as kernels from '../index.ts';
import { isKnown } from '../known.ts';
import * as ofMissingCells from '../missing-cells/index.ts';
import { unitRowKernels } from '../unit-rows/kernels.ts';
import { knownKernels } from './known-kernels.ts';

it('workers know every kernel of this package, each by a name of its own', () => {
  const exported = Object.values({ ...kernels, ...ofMissingCells }).filter(
    (value) => typeof value === 'object' && 'accumulate' in value,
  );
  expect(exported.length).toBeGreaterThan(10);
  expect(knownKernels.size).toBe(exported.length + unitRowKernels.size);
  for (const kernel of exported) expect(knownKernels.get(kernel.name)).toBe(kernel);
  for (const kernel of knownKernels.values()) {
    expect(isKnown(kernel)).toBe(true);
    expect(isKnown({ ...kernel })).toBe(false);
  }
});
