import { expect, it } from 'vitest';
import { differences } from './compare.ts';
import { HERE } from './threads.ts';

const golden = { a: '1', b: '2' };
const found = (here: object, byTwo: object) => ({
  arithmetic: 'typescript',
  hashes: { [HERE]: here, '2 workers': byTwo } as never,
  idle: [],
});

it('what is as it was is not told, and workers need not have a part in everything', () => {
  expect(differences(golden, 'Node 20', found(golden, { b: '2' }))).toEqual([]);
});

it('what moved, what is missing and what is new are told, with where', () => {
  expect(differences(golden, 'Node 20', found({ a: '1', c: '3' }, { a: '9' }))).toEqual([
    'b: not computed in place of 2 (Node 20, typescript, the calling thread).',
    'c: 3 in place of nothing (Node 20, typescript, the calling thread).',
    'a: 9 in place of 1 (Node 20, typescript, 2 workers).',
  ]);
});
