import { expect, it } from 'vitest';
import { mixtureStart } from './mixture-start.ts';

const weights = [0.5, 0.5];
const means = [
  [0, 0],
  [1, 1],
];
const start = (covariance: string, covariances: number[] | number[][] | number[][][]) =>
  mixtureStart({ covariance, weights, means, covariances }).covariances;

it('a matrix a component, whatever the fixture keeps: matrices, one matrix, vectors or numbers', () => {
  const [a, b] = [
    [
      [2, 1],
      [1, 2],
    ],
    [
      [3, 0],
      [0, 4],
    ],
  ];
  expect(start('full', [a, b])).toEqual([a, b]);
  expect(start('tied', a)).toEqual([a, a]);
  expect(
    start('diag', [
      [3, 4],
      [5, 6],
    ]),
  ).toEqual([
    b,
    [
      [5, 0],
      [0, 6],
    ],
  ]);
  expect(start('spherical', [7, 8])).toEqual([
    [
      [7, 0],
      [0, 7],
    ],
    [
      [8, 0],
      [0, 8],
    ],
  ]);
});
