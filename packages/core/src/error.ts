/** What went wrong, as a word that programs can branch on. */
export type ErrorCode =
  | 'invalid-param'
  | 'invalid-input'
  | 'shape-mismatch'
  | 'not-positive-definite'
  | 'degenerate'
  | 'aborted'
  | 'invalid-model'
  | 'source-failed';

const BRAND = Symbol.for('@mixwell/error');

/** The only error that mixwell throws on purpose: it names the owner, the place, what was expected and what came. */
export class MixwellError extends Error {
  override readonly name: string = 'MixwellError';
  readonly code: ErrorCode;
  /** The same facts as the message, for programs: row, column, option, model, ... */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = Object.freeze(details);
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** True for a MixwellError of any installed copy of this package, and of that code if one is named. */
export function isMixwellError(error: unknown, code?: ErrorCode): error is MixwellError {
  if (typeof error !== 'object' || error === null || !(BRAND in error)) return false;
  return code === undefined || (error as Partial<MixwellError>).code === code;
}
