import { serveFits } from '@mixwell/fit-pool';
import { bisectingKmeans } from './bisecting/bisecting-kmeans.ts';
import { kmeans } from './kmeans.ts';
import { miniBatchKmeans } from './mini-batch/mini-batch-kmeans.ts';
import { sphericalKmeans } from './spherical/spherical-kmeans.ts';

/** The other side of a thread of the pool that `hireFitPool` starts. */
serveFits([kmeans, bisectingKmeans, miniBatchKmeans, sphericalKmeans]);
