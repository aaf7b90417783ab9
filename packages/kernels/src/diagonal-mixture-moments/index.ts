import { servedBy } from '../wasm/served-by.ts';
import { diagonalMixtureMoments as reference } from './reference.ts';
import { diagonalMixtureMomentsOnWasm } from './wasm.ts';

export type { DiagonalMoments } from './reference.ts';

export const diagonalMixtureMoments = servedBy(reference, diagonalMixtureMomentsOnWasm);
