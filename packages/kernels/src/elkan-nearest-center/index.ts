import { servedBy } from '../wasm/served-by.ts';
import { elkanNearestCenter as reference } from './reference.ts';
import { elkanNearestCenterOnWasm } from './wasm.ts';

export { elkanWidth } from './reference.ts';
export type { ElkanArrays } from './reference.ts';

export const elkanNearestCenter = servedBy(reference, elkanNearestCenterOnWasm);
