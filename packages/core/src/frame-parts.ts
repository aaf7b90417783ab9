/** What a frame holds, whatever its columns are called. */
export interface FrameParts {
  /** One array a row; one cell a row of a Series. */
  readonly values: ArrayLike<unknown>;
  readonly columns: readonly string[];
  readonly isSeries: boolean;
}

/**
 * The parts of a danfo DataFrame or Series; undefined for anything else.
 *
 * A Series is known by its one column whose values are not in arrays: danfo gives it the shape of a frame of one column.
 */
export function frameParts(x: unknown): FrameParts | undefined {
  if (typeof x !== 'object' || x === null) return undefined;
  const [shape, names, values] = ['shape', 'columns', 'values'].map((name) => framePart(x, name));
  if (!Array.isArray(shape) || !isArrayLike(values)) return undefined;
  const columns = typeof names === 'string' ? [names] : names;
  if (!Array.isArray(columns)) return undefined;
  const isSeries = shape.length === 1 || (columns.length === 1 && values.length > 0 && !isArrayLike(values[0]));
  return { values, columns: columns.map(String), isSeries };
}

/**
 * The part of `frame` that is called `name`.
 *
 * danfo makes every column a property of the frame, so one called "index" or "values" hides the part of that name; the class
 * of the frame still has it.
 */
export function framePart(frame: object, name: string): unknown {
  const prototype = Object.getPrototypeOf(frame) as object | null;
  return Reflect.get(prototype !== null && name in prototype ? prototype : frame, name, frame);
}

export function isArrayLike(x: unknown): x is ArrayLike<unknown> {
  return typeof x === 'object' && x !== null && typeof (x as ArrayLike<unknown>).length === 'number';
}
