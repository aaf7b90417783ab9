import type { CovarianceName } from 'mixwell';

/** The shapes that covariances can have, as the page calls them. */
export const covarianceTitles: Readonly<Record<CovarianceName, string>> = {
  full: 'full: each its own ellipse',
  tied: 'tied: one ellipse for all',
  diag: 'diagonal: along the axes',
  spherical: 'spherical: circles',
  EII: 'EII: equal circles',
  VII: 'VII: circles',
  EEI: 'EEI: one ellipse along the axes',
  VEI: 'VEI: one form along the axes, own sizes',
  EVI: 'EVI: own forms along the axes, one size',
  VVI: 'VVI: along the axes',
  EEE: 'EEE: one ellipse for all',
  VEE: 'VEE: one form and direction, own sizes',
  EVE: 'EVE: one size and direction, own forms',
  VVE: 'VVE: one direction, own sizes and forms',
  EEV: 'EEV: one size and form, own directions',
  VEV: 'VEV: one form, own sizes and directions',
  EVV: 'EVV: one size, own forms and directions',
  VVV: 'VVV: each its own ellipse',
};

export const covarianceNames = Object.keys(covarianceTitles) as CovarianceName[];
