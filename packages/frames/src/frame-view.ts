import { MixwellError, describe, framePart } from '@mixwell/core';
import type { Frame } from './frame.ts';

/** The parts of a frame, to be read only: `values` are the frame's own. */
export interface FrameView extends Frame {
  readonly isSeries: boolean;
  /** One array a row; one cell a row of a Series. */
  readonly values: ArrayLike<unknown>;
  readonly config: object | undefined;
}

/**
 * The parts of `frame`, whatever its columns are called.
 *
 * @throws MixwellError `invalid-input` for what is no frame.
 */
export function frameView(frame: unknown, owner: string): FrameView {
  const part = (name: string): unknown =>
    typeof frame === 'object' && frame !== null ? framePart(frame, name) : undefined;
  const [values, index] = [part('values'), part('index')];
  if (!Array.isArray(part('shape')) || !Array.isArray(values) || !Array.isArray(index)) {
    throw new MixwellError('invalid-input', `${owner}: expected a DataFrame; got ${describe(frame)}.`);
  }
  const columns = [part('columns')].flat().map(String);
  const isSeries = values.length > 0 && !Array.isArray(values[0]);
  return {
    isSeries,
    shape: isSeries ? [values.length] : [values.length, columns.length],
    columns,
    values,
    index: index as Frame['index'],
    dtypes: part('dtypes') as readonly string[],
    config: part('config') as object | undefined,
  };
}
