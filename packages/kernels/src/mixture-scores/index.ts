import { servedBy } from '../wasm/served-by.ts';
import * as reference from './reference.ts';
import {
  labelledLikelihoodOnWasm,
  mixtureLabelsOnWasm,
  mixtureLogDensityOnWasm,
  mixtureResponsibilitiesOnWasm,
} from './wasm.ts';

export type { RankedScoring } from './reference.ts';

export const labelledLikelihood = servedBy(reference.labelledLikelihood, labelledLikelihoodOnWasm);
export const mixtureLabels = servedBy(reference.mixtureLabels, mixtureLabelsOnWasm);
export const mixtureLogDensity = servedBy(reference.mixtureLogDensity, mixtureLogDensityOnWasm);
export const mixtureResponsibilities = servedBy(reference.mixtureResponsibilities, mixtureResponsibilitiesOnWasm);
