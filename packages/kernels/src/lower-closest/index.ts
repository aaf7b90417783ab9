import { servedBy } from '../wasm/served-by.ts';
import { lowerClosest as reference } from './reference.ts';
import { lowerClosestOnWasm } from './wasm.ts';

export const lowerClosest = servedBy(reference, lowerClosestOnWasm);
