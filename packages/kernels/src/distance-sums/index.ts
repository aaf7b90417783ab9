import { servedBy } from '../wasm/served-by.ts';
import { distanceSums as reference } from './reference.ts';
import { distanceSumsOnWasm } from './wasm.ts';

export type { DistanceSums, DistanceSumsAsk } from './reference.ts';

export const distanceSums = servedBy(reference, distanceSumsOnWasm);
