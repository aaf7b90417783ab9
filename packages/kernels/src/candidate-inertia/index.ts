import { servedBy } from '../wasm/served-by.ts';
import { candidateInertia as reference } from './reference.ts';
import { candidateInertiaOnWasm } from './wasm.ts';

export const candidateInertia = servedBy(reference, candidateInertiaOnWasm);
