import { expect, it, vi } from 'vitest';
import type { SweepRequest } from '@mixwell/core';
import { preparedOnce } from './prepared-once.ts';

type AnyKernel = SweepRequest['kernel'];

it('a kernel is prepared with the first piece; one that needs no preparing takes each block as ever', () => {
  const add = vi.fn();
  const prepare = vi.fn(() => add);
  const accumulate = vi.fn();
  const kernel = { name: 'k', empty: () => ({}), accumulate } as AnyKernel;

  const prepared = preparedOnce({ ...kernel, prepare });
  expect([prepared.prepare('ask', 2), prepared.prepare('ask', 2)]).toEqual([add, add]);
  expect(prepare.mock.calls).toEqual([['ask', 2]]);

  const [block, sums, arrays] = [{}, {}, {}] as Parameters<ReturnType<typeof prepared.prepare>>;
  preparedOnce(kernel).prepare('ask', 2)(block, sums, arrays);
  expect(accumulate.mock.calls).toEqual([['ask', block, sums, arrays]]);
});
