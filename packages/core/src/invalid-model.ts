import { MixwellError } from './error.ts';

/** What is thrown where the JSON of a model is not as it was written. */
export function invalidModel(what: string): MixwellError {
  return new MixwellError('invalid-model', `fromJSON: the model ${what}.`);
}
