import { type RealData, realData } from './real-data.ts';
import { galaxies } from './values/galaxies.ts';

/** 82 galaxies, 1 column: how fast each moves away. Three to seven clusters, depending on whom one asks. */
export function loadGalaxies(): RealData {
  return realData('loadGalaxies', galaxies, {
    description:
      'Velocities of 82 galaxies in the region of Corona Borealis. Row 77 is 26.690, a known slip for 26.960 that is kept so that results can be compared.',
    units: ['1000 km/s'],
    source:
      'M. Postman, J. P. Huchra and M. J. Geller, Probes of large-scale structure in the Corona Borealis region, Astronomical Journal 92 (1986) 1238-1247; K. Roeder, Density estimation with confidence sets exemplified by superclusters and voids in the galaxies, JASA 85 (1990) 617-624; as in R MASS::galaxies.',
    licence: 'None stated by the authors; the R package that carries it is GPL-2 or GPL-3.',
  });
}
