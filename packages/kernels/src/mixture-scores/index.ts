import { servedBy } from '../wasm/served-by.ts';
import * as reference from './reference.ts';
import { mixtureLabelsOnWasm, mixtureLogDensityOnWasm, mixtureResponsibilitiesOnWasm } from './wasm.ts';

export const mixtureLabels = servedBy(reference.mixtureLabels, mixtureLabelsOnWasm);
export const mixtureLogDensity = servedBy(reference.mixtureLogDensity, mixtureLogDensityOnWasm);
export const mixtureResponsibilities = servedBy(reference.mixtureResponsibilities, mixtureResponsibilitiesOnWasm);
