export { fitOptions } from './fit-options.ts';
export { fitPoolFrom, fitPoolOf } from './fit-pool-of.ts';
export { type AnyFactory, fitsOf, serveFits } from './serve-fits.ts';
export type { FitMessage, Message, ModulesMessage, Outcome, RowsMessage, SentError, Word } from './messages.ts';
export type { PageWorker } from '@mixwell/kernels';
