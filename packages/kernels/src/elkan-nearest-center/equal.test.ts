import { describeAsSearch } from '../../test/bounds.ts';
import { elkanNearestCenter, elkanWidth } from './reference.ts';
import { elkanNearestCenterOnWasm } from './wasm.ts';

describeAsSearch(elkanNearestCenter, elkanNearestCenterOnWasm, (rows, clusters) => ({
  lower: new Float32Array(rows * elkanWidth(clusters)),
}));
