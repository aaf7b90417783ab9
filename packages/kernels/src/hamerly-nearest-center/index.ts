import { servedBy } from '../wasm/served-by.ts';
import { hamerlyNearestCenter as reference } from './reference.ts';
import { hamerlyNearestCenterOnWasm } from './wasm.ts';

export type { HamerlyArrays, HamerlySums } from './reference.ts';

export const hamerlyNearestCenter = servedBy(reference, hamerlyNearestCenterOnWasm);
