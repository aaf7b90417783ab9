import { type LabelledRealData, labelledRealData } from './real-data.ts';
import { wine } from './values/wine.ts';

/** 178 wines of 3 cultivars, 13 columns of chemical analysis on very different scales. */
export function loadWine(): LabelledRealData {
  return labelledRealData('loadWine', wine, {
    description: 'Chemical analysis of Italian wines from one region and 3 cultivars.',
    units: new Array<string>(13).fill(''),
    source:
      'M. Forina et al., PARVUS, Institute of Pharmaceutical and Food Analysis and Technologies, Genoa; S. Aeberhard and M. Forina, Wine, UCI Machine Learning Repository (1991), doi:10.24432/C5PC7J; as in scikit-learn load_wine.',
    licence: 'CC BY 4.0',
  });
}
