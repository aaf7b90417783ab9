import { expect, it } from 'vitest';
import { column, makeCase, sumsOf } from '../../test/cases.ts';
import { rowWeights } from './reference.ts';

it('the weights 2, 0 and 0.5 are written as they are', () => {
  const weights = new Float64Array(3);
  sumsOf(rowWeights, null, { matrix: column(7, 8, 9), weights: Float64Array.of(2, 0, 0.5) }, { weights });
  expect(weights).toEqual(Float64Array.of(2, 0, 0.5));
});

it('without weights every row counts once', () => {
  const weights = new Float64Array(2);
  sumsOf(rowWeights, null, { matrix: column(7, 8), weights: null }, { weights });
  expect(weights).toEqual(Float64Array.of(1, 1));
});

it('over several blocks, each weight is at its row', () => {
  const example = makeCase(3000, 1, 1, 'weights');
  const weights = new Float64Array(3000);
  sumsOf(rowWeights, null, example, { weights });
  expect(weights).toEqual(example.weights);
});
