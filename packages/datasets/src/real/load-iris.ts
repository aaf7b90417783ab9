import { type LabelledRealData, labelledRealData } from './real-data.ts';
import { iris } from './values/iris.ts';

/** 150 irises of 3 species, 4 columns: length and width of sepal and petal. One species stands apart; the other two touch. */
export function loadIris(): LabelledRealData {
  return labelledRealData('loadIris', iris, {
    description: 'Length and width of sepal and petal of 50 irises of each of 3 species.',
    units: ['cm', 'cm', 'cm', 'cm'],
    source:
      'E. Anderson, The irises of the Gaspé Peninsula, Bulletin of the American Iris Society 59 (1935) 2-5; R. A. Fisher, The use of multiple measurements in taxonomic problems, Annals of Eugenics 7 (1936) 179-188; as in R datasets::iris.',
    licence: 'None stated in 1936; treated as public domain. The UCI repository offers its copy under CC BY 4.0.',
  });
}
