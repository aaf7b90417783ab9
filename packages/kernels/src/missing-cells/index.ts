export type { GappyScoring } from './gaps.ts';
export { gappyHardMoments, gappyMoments } from './moments.ts';
export { observedMoments, observedSpread } from './observed-spread.ts';
export { overFilledRows } from './over-filled-rows.ts';
export { gappyFilled, gappyLabels, gappyLogDensity, gappyResponsibilities } from './scores.ts';
