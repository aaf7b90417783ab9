import { type LabelledRealData, labelledDigitData } from './real-data.ts';
import { digits } from './values/digits.ts';

/** 1797 handwritten digits, 64 columns: the ink in each square of 8 x 8, from 0 to 16, row by row. */
export function loadDigits(): LabelledRealData {
  return labelledDigitData('loadDigits', digits, {
    description:
      'Bitmaps of digits that 13 people wrote, 32 x 32, with the black pixels of every 4 x 4 counted: 8 x 8 counts from 0 to 16.',
    units: new Array<string>(64).fill('pixels'),
    source:
      'E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits (test set), UCI Machine Learning Repository (1998), doi:10.24432/C50P49; as in scikit-learn load_digits.',
    licence: 'CC BY 4.0',
  });
}
