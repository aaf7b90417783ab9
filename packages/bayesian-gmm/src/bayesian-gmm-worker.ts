import { serveFits } from '@mixwell/fit-pool';
import { bayesianGmm } from './bayesian-gmm.ts';

/** The other side of a thread of the pool that `hireFitPool` starts. */
serveFits([bayesianGmm]);
