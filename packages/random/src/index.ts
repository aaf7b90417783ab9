export { makeCategorical } from './categorical.ts';
export { makeGamma } from './gamma.ts';
export { integerBelow } from './integer-below.ts';
export { type DrawRow, makeMultivariateNormal } from './multivariate-normal.ts';
export { makeNormal } from './normal.ts';
export { permutation } from './permutation.ts';
export { sampleWithoutReplacement } from './sample-without-replacement.ts';
export { type Items, shuffle } from './shuffle.ts';
export { uniform } from './uniform.ts';
