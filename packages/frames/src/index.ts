export { type AugmentIntoOptions, type AugmentOptions, augment, augmentRules } from './augment.ts';
export type { Frame, FrameClass } from './frame.ts';
export { type Glance, type GlanceOptions, type GlanceRow, glance, glanceRules } from './glance.ts';
export { type TidyOptions, type TidyRow, tidy, tidyRules } from './tidy.ts';
export { type MaybeLabelled, toFrame } from './to-frame.ts';
