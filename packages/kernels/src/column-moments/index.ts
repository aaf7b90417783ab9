import { servedBy } from '../wasm/served-by.ts';
import { columnMoments as reference } from './reference.ts';
import { columnMomentsOnWasm } from './wasm.ts';

export const columnMoments = servedBy(reference, columnMomentsOnWasm);
export type { ColumnMoments } from './reference.ts';
