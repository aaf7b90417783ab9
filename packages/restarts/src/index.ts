export { abortedError } from './aborted-error.ts';
export { type BestOf, bestOf, bestOfAsync } from './best-of.ts';
export {
  type BestOfAsyncOptions,
  type BestOfOptions,
  abandonRule,
  allowSpuriousRule,
  bestOfAsyncRules,
  bestOfRules,
  crossRule,
} from './best-of-options.ts';
export { type BestStart, type GrownStarts, type StartsControl, bestStart } from './best-start.ts';
export { Drawn } from './drawn.ts';
export { grownStarts } from './grow.ts';
export { plannedStarts } from './planned-starts.ts';
export { recipesOfSizes, sizeOf } from './recipe-size.ts';
export { refuseNoRecipe } from './refuse-no-recipe.ts';
export { abortRule, callbackRule, startsRule, startsSeedRule, workersRule } from './rules.ts';
export { type Start, type StartReport, warningCodes } from './start-report.ts';
export { type StudyOptions, readStudy } from './study.ts';
export { type Outlook, type Pauses, type Work, paused, workAsync, workNow } from './work.ts';
