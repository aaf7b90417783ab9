import { type RealData, realData } from './real-data.ts';
import { precip } from './values/precip.ts';

/** 70 cities of the United States, 1 column: rain and snow in a year. */
export function loadPrecip(): RealData {
  return realData('loadPrecip', precip, {
    description: 'Average yearly precipitation of 70 cities of the United States and Puerto Rico.',
    units: ['inches'],
    source:
      'Statistical Abstract of the United States (1975), by way of D. R. McNeil, Interactive Data Analysis (1977); as in R datasets::precip.',
    licence: 'None stated; the R package that carries it is GPL-2 or GPL-3.',
  });
}
