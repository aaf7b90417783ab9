import { describe } from './describe.ts';
import { invalidModel } from './invalid-model.ts';
import { readNumber } from './json-values.ts';
import type { Matrix } from './matrix.ts';

/** Reads the fields of a model's state, refusing whatever is not as it was written. */
export class StateReader {
  readonly #state: Readonly<Record<string, unknown>>;

  constructor(state: Readonly<Record<string, unknown>>) {
    this.#state = state;
  }

  /** Whether there is such a field at all. */
  has(field: string): boolean {
    return Object.hasOwn(this.#state, field);
  }

  number(field: string): number {
    const value = readNumber(this.#field(field));
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw invalidModel(`"${field}" must be a finite number; got ${describe(value)}`);
    return value;
  }

  /** @throws MixwellError `invalid-model` saying that `part` is not as the estimator wrote it, unless `holds`. */
  refuseUnless(part: string, holds: boolean): void {
    if (!holds) throw invalidModel(`has "${part}" that its estimator would not write`);
  }

  /** A whole number of at least 1. */
  count(field: string): number {
    const value = this.number(field);
    if (!Number.isSafeInteger(value) || value < 1)
      throw invalidModel(`"${field}" must be a whole number of at least 1; got ${value}`);
    return value;
  }

  /** `length` finite numbers. */
  numbers(field: string, length: number): Float64Array {
    const given = this.#array(field, length);
    const value = ArrayBuffer.isView(given) ? given : given.map(readNumber);
    const wrong = value.findIndex((item) => typeof item !== 'number' || !Number.isFinite(item));
    if (wrong >= 0)
      throw invalidModel(`"${field}" must hold finite numbers; entry ${wrong} is ${describe(value[wrong])}`);
    return Float64Array.from(value as ArrayLike<number>);
  }

  /** `length` whole numbers from 0 to `below` - 1. */
  labels(field: string, length: number, below: number): Int32Array {
    const value = this.#array(field, length);
    const wrong = value.findIndex(
      (item) => !Number.isInteger(item) || (item as number) < 0 || (item as number) >= below,
    );
    if (wrong >= 0)
      throw invalidModel(
        `"${field}" must hold whole numbers from 0 to ${below - 1}; entry ${wrong} is ${describe(value[wrong])}`,
      );
    return Int32Array.from(value as ArrayLike<number>);
  }

  /** A rows x cols matrix of finite numbers. */
  matrix(field: string, rows: number, cols: number): Matrix {
    const value = this.#field(field) as Partial<Matrix> | null;
    if (typeof value !== 'object' || value === null || value.rows !== rows || value.cols !== cols) {
      throw invalidModel(`"${field}" must be a ${rows} x ${cols} matrix`);
    }
    return { data: new StateReader({ [field]: value.data }).numbers(field, rows * cols), rows, cols };
  }

  /** Or a Float64Array: what was sent to another thread may hold them. */
  #array(field: string, length: number): readonly unknown[] | Float64Array {
    const value = this.#field(field);
    if (!(Array.isArray(value) || value instanceof Float64Array) || value.length !== length) {
      throw invalidModel(`"${field}" must be an array of ${length}; got ${describe(value)}`);
    }
    return value;
  }

  #field(field: string): unknown {
    if (!this.has(field)) throw invalidModel(`"state.${field}" is missing`);
    return this.#state[field];
  }
}
