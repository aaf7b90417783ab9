import type { Arithmetic, ErrorCode, Goal, ModelJson, Table } from '@mixwell/core';
import type { Modules } from '@mixwell/kernels';

/** What a thread of a pool is told: the compiled kernels, then rows, then fits of them, each when the one before is done. */
export type Message = ModulesMessage | RowsMessage | FitMessage;

export interface ModulesMessage {
  readonly modules: Modules;
}

/** Rows that the fits that follow are made of. */
export interface RowsMessage {
  readonly table: Table;
  readonly weights: Float64Array | null;
  readonly arithmetic: Arithmetic | undefined;
}

export interface FitMessage {
  /** The estimator. */
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly goal: Goal | undefined;
  /** Becomes 1 when the fit is to be aborted. Absent where it cannot be, or no memory can be shared. */
  readonly aborted?: Int32Array;
}

/** What it says: that it has started, and what became of each fit. */
export type Word = 'ready' | Outcome;

/** A model or an error; neither where the thread that asked has to find out. */
export interface Outcome {
  readonly model?: ModelJson;
  readonly error?: SentError;
}

/** A MixwellError, as a message can take it. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  /** A model among them is its JSON. */
  readonly details: Readonly<Record<string, unknown>>;
}
