import type { StateReader } from '@mixwell/core';
import { packedLength } from '@mixwell/kernels';
import { type Mixture, gathered } from '@mixwell/mixtures';

/** What a stream of blocks has told a mixture: see `gmmPartialFit`. */
export interface GmmStream {
  /** Blocks seen. */
  readonly blocks: number;
  /** Weight of the rows seen: of those that the model was fitted on, and of all blocks. */
  readonly rows: number;
  /** Average responsibility, one a component, and last of the noise where there is one. */
  readonly share: Float64Array;
  /** components x features: average of responsibility times (x - mean), about the means of the model. */
  readonly shift: Float64Array;
  /** components x packed upper triangle, row by row: the same average of (x - mean)(x - mean)'. */
  readonly scatter: Float64Array;
}

/** A stream as the state of a model's JSON. */
export function streamState({ blocks, rows, share, shift, scatter }: GmmStream): Record<string, unknown> {
  return { blocks, blockRows: rows, blockShare: share, blockShift: shift, blockScatter: scatter };
}

/** The stream in the state of a mixture, if it has one. @throws MixwellError `invalid-model` where its numbers are others. */
export function readStream(state: StateReader, { components, cols, noise }: Mixture): GmmStream | undefined {
  if (!state.has('blocks')) return undefined;
  const stream = {
    blocks: state.count('blocks'),
    rows: state.number('blockRows'),
    share: state.numbers('blockShare', components + (noise ? 1 : 0)),
    shift: state.numbers('blockShift', components * cols),
    scatter: state.numbers('blockScatter', components * packedLength(cols)),
  };
  state.refuseUnless('blockRows', stream.rows > 0);
  state.refuseUnless(
    'blockShare',
    stream.share.every((value) => value >= 0),
  );
  return stream;
}

/** The stream with its components in another order. */
export function reorderedStream(stream: GmmStream, order: ArrayLike<number>): GmmStream {
  const width = (values: Float64Array): number => values.length / order.length;
  return Object.freeze({
    ...stream,
    share: gathered(stream.share, order),
    shift: gathered(stream.shift, order, width(stream.shift)),
    scatter: gathered(stream.scatter, order, width(stream.scatter)),
  });
}
