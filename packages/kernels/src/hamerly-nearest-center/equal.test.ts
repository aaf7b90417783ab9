import { describeAsSearch } from '../../test/bounds.ts';
import { hamerlyNearestCenter } from './reference.ts';
import { hamerlyNearestCenterOnWasm } from './wasm.ts';

describeAsSearch(hamerlyNearestCenter, hamerlyNearestCenterOnWasm, (rows) => ({
  lower: new Float32Array(rows),
  upper: new Float32Array(rows),
}));
