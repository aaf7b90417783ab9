import { gmm } from '@mixwell/gmm';
import { DataFrame } from 'danfojs-node';
import { expect, it } from 'vitest';
import { type Selection, explain, select, selectionCsv, selectionFrame, selectionRows } from './index.ts';

const noSelections = [null, undefined, 3, 'bic', {}, { table: [] }, { table: [{}], criterion: 'toString' }];

it.each(noSelections)('%j is no selection, and every function of one says so', (value) => {
  const selection = value as unknown as Selection<never>;
  const expected = (owner: string) =>
    expect.objectContaining({
      code: 'invalid-param',
      message: expect.stringMatching(new RegExp(`^${owner}: expected what select gave; got `)),
    });
  expect(() => explain(selection)).toThrow(expected('explain'));
  expect(() => selectionRows(selection)).toThrow(expected('selectionRows'));
  expect(() => selectionCsv(selection)).toThrow(expected('selectionCsv'));
  expect(() => selectionFrame(selection, DataFrame)).toThrow(expected('selectionFrame'));
});

it('a frame needs a class', () => {
  const selection = select([gmm({ components: 1 })], [1, 2, 4], { criterion: 'bic', starts: 1 });
  expect(() => selectionFrame(selection, null as never)).toThrow(
    expect.objectContaining({
      code: 'invalid-param',
      message: 'selectionFrame: expected a class of frames, such as DataFrame of danfojs; got null.',
    }),
  );
});
