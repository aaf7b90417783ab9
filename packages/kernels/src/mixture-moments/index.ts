import { servedBy } from '../wasm/served-by.ts';
import { mixtureMoments as reference } from './reference.ts';
import { mixtureMomentsOnWasm } from './wasm.ts';

export type { MixtureMoments } from './reference.ts';

export const mixtureMoments = servedBy(reference, mixtureMomentsOnWasm);
