import { type LabelledRealData, labelledRealData } from './real-data.ts';
import { thyroid } from './values/thyroid.ts';

/** 215 patients with a thyroid that does too little, what it should, or too much; 5 columns of laboratory tests. */
export function loadThyroid(): LabelledRealData {
  return labelledRealData('loadThyroid', thyroid, {
    description:
      'Thyroid tests of 215 patients: T3-resin uptake, serum thyroxine, serum triiodothyronine, basal TSH, and the most that TSH rose after an injection of TRH.',
    units: ['%', '', '', '', ''],
    source:
      'D. Coomans, M. Broeckaert, M. Jonckheer and D. L. Massart, Comparison of multivariate discriminant techniques for clinical data, Methods of Information in Medicine 22 (1983) 93-101; new-thyroid of Thyroid Disease, UCI Machine Learning Repository, doi:10.24432/C5D010; as in R mclust::thyroid.',
    licence: 'CC BY 4.0',
  });
}
