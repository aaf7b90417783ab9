import { expect, it } from 'vitest';
import golden from '../golden.json' with { type: 'json' };
import { findHashes } from './hashes.ts';
import { APART, HERE } from './threads.ts';

it('the sources give the golden hashes, by no worker, by three, and by whole fits in another thread', async () => {
  const { hashes, idle } = await findHashes([3]);
  expect(hashes[HERE]).toEqual(golden);
  for (const threads of ['3 workers', APART]) expect(golden).toMatchObject(hashes[threads]);
  expect(idle).toEqual([]);
});
