import type { CovarianceFamily } from './covariance-family.ts';
import { eee } from './eee.ts';
import { eei } from './eei.ts';
import { eev } from './eev.ts';
import { eii } from './eii.ts';
import { eve } from './eve.ts';
import { evi } from './evi.ts';
import { evv } from './evv.ts';
import type { Family } from './letters.ts';
import { vee } from './vee.ts';
import { vei } from './vei.ts';
import { vev } from './vev.ts';
import { vii } from './vii.ts';
import { vve } from './vve.ts';
import { vvi } from './vvi.ts';
import { vvv } from './vvv.ts';

/** A family by its letters, or one of the four by its plain name. */
export type CovarianceName = 'full' | 'tied' | 'diag' | 'spherical' | Family;

/** Every family of covariances, by its names. */
export const families: Readonly<Record<CovarianceName, CovarianceFamily>> = {
  full: vvv,
  tied: eee,
  diag: vvi,
  spherical: vii,
  EII: eii,
  VII: vii,
  EEI: eei,
  VEI: vei,
  EVI: evi,
  VVI: vvi,
  EEE: eee,
  VEE: vee,
  EVE: eve,
  VVE: vve,
  EEV: eev,
  VEV: vev,
  EVV: evv,
  VVV: vvv,
};
