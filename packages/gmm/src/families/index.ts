import { diag } from './diag.ts';
import type { Family } from './family.ts';
import { full } from './full.ts';
import { spherical } from './spherical.ts';
import { tied } from './tied.ts';

/** Every shape of covariances, by its name. */
export const families: Readonly<Record<Family['name'], Family>> = { full, tied, diag, spherical };
