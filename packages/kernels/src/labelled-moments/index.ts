import { servedBy } from '../wasm/served-by.ts';
import * as reference from './reference.ts';
import { labelledMomentsOnWasm, weighedMomentsOnWasm } from './wasm.ts';

export const labelledMoments = servedBy(reference.labelledMoments, labelledMomentsOnWasm);
export const weighedMoments = servedBy(reference.weighedMoments, weighedMomentsOnWasm);
