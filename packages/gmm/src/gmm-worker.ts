import { serveFits } from '@mixwell/fit-pool';
import { gmm } from './gmm.ts';

/** The other side of a thread of the pool that `hireFitPool` starts. */
serveFits([gmm]);
