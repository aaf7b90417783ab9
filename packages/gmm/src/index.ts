export type { GmmStart } from './given-start.ts';
export { gmm } from './gmm.ts';
export { type GmmModel, gmmFromJSON, gmmKind } from './model.ts';
export { type GmmOptions, gmmRules } from './options.ts';
