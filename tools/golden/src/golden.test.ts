import { expect, it } from 'vitest';
import golden from '../golden.json' with { type: 'json' };
import { findHashes } from './hashes.ts';

it('the sources give the golden hashes, by no worker and by three', async () => {
  const { hashes } = await findHashes([3]);
  expect(hashes[0]).toEqual(golden);
  expect(golden).toMatchObject(hashes[3]);
});
