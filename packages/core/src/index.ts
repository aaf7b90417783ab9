export { type Arithmetic, arithmeticRule } from './arithmetic.ts';
export { type EstimatorDefinition, type EstimatorFactory, defineEstimator } from './define-estimator.ts';
export { allFinished, finishPiece, takePiece } from './crew/board.ts';
export { type Calls, awaitCall } from './crew/calls.ts';
export type { Ground, Lodging, Room, Told } from './crew/ground.ts';
export { type CrewParts, newCrew } from './crew/new-crew.ts';
export type { Order, Post } from './crew/order.ts';
export { ifRoom } from './crew/if-room.ts';
export { pieceBlocks, pieceCount } from './crew/pieces.ts';
export { sharedWork } from './crew/shared-work.ts';
export type { Team } from './crew/team.ts';
export type { Work } from './crew/work.ts';
export type { Dismissal, Done, Piece, PieceOrder } from './crew/piecework.ts';
export type { Listener, StartThread, Thread, ThreadWord } from './crew/thread.ts';
export { partsOf, save } from './crew/undo.ts';
export { derivedReport } from './derived-report.ts';
export { describe, plural } from './describe.ts';
export { type ErrorCode, MixwellError, isMixwellError } from './error.ts';
export {
  type AitkenEstimate,
  type ClusterModel,
  type ClusterParameters,
  type DensityModel,
  type Estimator,
  type FitAsyncOptions,
  type FitOptions,
  type FitReport,
  type FitStep,
  type FitWarning,
  type FittedModel,
  type StopReason,
  type TransformModel,
  fitReport,
} from './estimator.ts';
export type { FitPool, FitRequest, Goal, HireFitPool } from './fit-pool.ts';
export { foundOnce, sharedRows } from './findings.ts';
export {
  type Fit,
  type IterationRequest,
  type Request,
  type RowsAbout,
  type SweepRequest,
  type Verdict,
  dropArray,
  iteration,
  passingArray,
  pickRows,
  quietly,
  rowArray,
  sweep,
  takeRows,
} from './fit.ts';
export { framePart } from './frame-parts.ts';
export { MODEL_JSON_VERSION, type ModelJson, type ModelKind, fromJSON, modelJson } from './json.ts';
export {
  type Kernel,
  type RowArray,
  type RowArrays,
  type RowBlock,
  type Sums,
  addSums,
  newRowArray,
  preparedFor,
} from './kernel.ts';
export {
  type FrameLike,
  type Matrix,
  type MatrixInput,
  type Table,
  defaultColumns,
  freezeMatrix,
  isFrame,
  isMatrix,
  zeros,
} from './matrix.ts';
export {
  type Rule,
  type Rules,
  either,
  flag,
  matrixRule,
  oneOf,
  readOptions,
  realNumber,
  refuseUnknown,
  refused,
  seedRule,
  signalRule,
  wholeNumber,
} from './rules.ts';
export { type Adding, newAdding } from './runner/adding.ts';
export { BLOCK_ROWS, type BlockRange, type Rows, blockCount, sumBlocks, sumBlocksNow } from './runner/blocks.ts';
export { answerNow, converse } from './runner/converse.ts';
export { type Crew, type Hire, type Shift, withCrew } from './runner/crew.ts';
export { eventLoop } from './runner/event-loop.ts';
export type { Home, House } from './runner/home.ts';
export { type MergeTree, mergeTree } from './runner/merge-tree.ts';
export { selectColumns } from './select-columns.ts';
export { type RandomStream, type Seed, forkSeed, randomStream } from './seed.ts';
export { StateReader } from './state-reader.ts';
export { type Gaps, hasMissingCells, matrix, toTable } from './table.ts';
export { readWeights, sampleWeightsRule } from './weights.ts';
