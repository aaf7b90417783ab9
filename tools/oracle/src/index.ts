export { type Dataset, dataset, datasetLabels } from './dataset.ts';
export { type MixtureParameters, mixtureStart } from './mixture-start.ts';
export { fixedDatasets, oracle } from './oracle.ts';
