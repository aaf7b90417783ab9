import { servedBy } from '../wasm/served-by.ts';
import { candidateGains as reference } from './reference.ts';
import { candidateGainsOnWasm } from './wasm.ts';

export const candidateGains = servedBy(reference, candidateGainsOnWasm);
