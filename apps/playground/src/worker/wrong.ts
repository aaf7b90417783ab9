import { isMixwellError } from 'mixwell';

/** Something that cannot be shown, in words for whoever asked for it. */
export class Wrong extends Error {
  /** The control that caused it, by the name of its option. */
  readonly option: string;

  constructor(message: string, option: string) {
    super(message);
    this.option = option;
  }
}

/** What the page is told of an error. */
export interface WrongNote {
  readonly message: string;
  /** The control that caused it; empty where it is none in particular. */
  readonly option: string;
}

/** The note of an error that the page should show: one of the library or of this page. Others are thrown again. */
export function noteOf(error: unknown): WrongNote {
  if (error instanceof Wrong) return { message: error.message, option: error.option };
  if (!isMixwellError(error)) throw error;
  const { option } = error.details;
  const isTooFew = 'rows' in error.details && ('components' in error.details || 'clusters' in error.details);
  const name = typeof option === 'string' ? option.replace(/[.[].*$/, '') : isTooFew ? 'components' : '';
  return { message: error.message, option: name === 'clusters' ? 'components' : name };
}
