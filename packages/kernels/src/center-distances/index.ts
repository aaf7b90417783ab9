import { servedBy } from '../wasm/served-by.ts';
import { centerDistances as reference } from './reference.ts';
import { centerDistancesOnWasm } from './wasm.ts';

export const centerDistances = servedBy(reference, centerDistancesOnWasm);
