import { type RealData, realData } from './real-data.ts';
import { quakes } from './values/quakes.ts';

/** 1000 earthquakes near Fiji, 5 columns: where, how deep, how strong, and by how many stations reported. */
export function loadQuakes(): RealData {
  return realData('loadQuakes', quakes, {
    description: 'Earthquakes of magnitude above 4 near Fiji since 1964.',
    units: ['degrees', 'degrees', 'km', 'Richter magnitude', 'stations'],
    source:
      'J. Woodhouse, Department of Geophysics, Harvard University, by way of the Harvard PRIM-H project; as in R datasets::quakes.',
    licence: 'None stated by the authors; the R package that carries it is GPL-2 or GPL-3.',
  });
}
