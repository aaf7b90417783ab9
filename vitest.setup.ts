import fc from 'fast-check';

/** Properties draw the same examples in every run, so that a green commit stays green; set FC_SEED to draw others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });
