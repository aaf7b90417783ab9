export { type Dataset, dataset, datasetLabels } from './dataset.ts';
export { fixedDatasets, oracle } from './oracle.ts';
