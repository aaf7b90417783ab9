import { type LabelledRealData, labelledRealData } from './real-data.ts';
import { diabetes } from './values/diabetes.ts';

/** 145 adults, healthy or with chemical or overt diabetes; 3 columns. One dense cluster and two wings of different shapes. */
export function loadDiabetes(): LabelledRealData {
  return labelledRealData('loadDiabetes', diabetes, {
    description:
      'Areas under the curves of plasma glucose and plasma insulin in a three-hour glucose tolerance test, and steady-state plasma glucose, of 145 adults who were not obese.',
    units: ['', '', ''],
    source:
      'G. M. Reaven and R. G. Miller, An attempt to define the nature of chemical diabetes using a multidimensional analysis, Diabetologia 16 (1979) 17-24; as in R mclust::diabetes.',
    licence: 'None stated by the authors; the R package that carries it is GPL-2 or later.',
  });
}
