import { type RealData, realData } from './real-data.ts';
import { faithful } from './values/faithful.ts';

/** 272 eruptions of the Old Faithful geyser, 2 columns: how long each was, and how long until the next. Two clusters, overlapping little. */
export function loadFaithful(): RealData {
  return realData('loadFaithful', faithful, {
    description: 'Eruptions of the Old Faithful geyser, Yellowstone: how long each was, and the wait until the next.',
    units: ['minutes', 'minutes'],
    source:
      'A. Azzalini and A. W. Bowman, A look at some data on the Old Faithful geyser, Applied Statistics 39 (1990) 357-365; as in R datasets::faithful, after W. Härdle (1991).',
    licence: 'None stated by the authors; the R package that carries it is GPL-2 or GPL-3.',
  });
}
