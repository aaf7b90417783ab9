import { type Rules, type Seed, realNumber, seedRule, signalRule, wholeNumber } from '@mixwell/core';
import { callbackRule, startsRule } from '@mixwell/restarts';

export interface ConsensusOptions {
  /** How many clusters the consensus has. Default: the most that a labelling has. */
  clusters?: number;
  /** How many starts to make, at least 1. Default 10. */
  starts?: number;
  /** Most iterations of a start. Default 500. */
  maxIterations?: number;
  /** Settled when the mean log-likelihood a row changes by at most this, in nats. Default 1e-8. */
  tolerance?: number;
  /** Where every random choice comes from; 1 and '1' are the same. Default 0. */
  seed?: Seed;
  /** Looked at before each iteration; throws MixwellError `aborted` once it has fired. */
  signal?: AbortSignal;
  /** Called after each start. */
  onStart?(done: number, total: number): void;
}

export const consensusRules: Rules<ConsensusOptions> = {
  clusters: {
    ...wholeNumber({ min: 1, doc: 'How many clusters the consensus has. Default: the most that a labelling has.' }),
    default: undefined,
  },
  starts: startsRule({ default: 10 }),
  maxIterations: wholeNumber({ min: 1, default: 500, doc: 'Most iterations of a start.' }),
  tolerance: realNumber({
    min: 0,
    default: 1e-8,
    doc: 'Settled when the mean log-likelihood a row changes by at most this, in nats.',
  }),
  seed: seedRule(),
  signal: signalRule('Looked at before each iteration.'),
  onStart: callbackRule({ type: '(done, total) => void', doc: 'Called after each start.' }),
};
