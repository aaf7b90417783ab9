import { servedBy } from '../wasm/served-by.ts';
import { nearestCenter as reference } from './reference.ts';
import { nearestCenterOnWasm } from './wasm.ts';

export { type NearestCenterSums, squaredDistance } from './reference.ts';

export const nearestCenter = servedBy(reference, nearestCenterOnWasm);
