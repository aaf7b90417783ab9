import type { DataFrame } from 'danfojs-node';
import type { Matrix } from 'mixwell';

/** Rows to be clustered, and what to call them. */
export interface Observations {
  readonly title: string;
  /** Where the rows come from, in a sentence. */
  readonly about: string;
  /** All columns, those of text too. */
  readonly frame: DataFrame;
  /** The numeric columns: rows x features. */
  readonly x: Matrix & { readonly columns: readonly string[] };
  /** The unit of each feature; empty where it is not known. */
  readonly units: readonly string[];
  /** What was left out on the way, in sentences. */
  readonly notes: readonly string[];
}
