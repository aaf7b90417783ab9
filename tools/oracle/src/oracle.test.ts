import { describe, expect, it } from 'vitest';
import { dataset, datasetLabels } from './dataset.ts';
import { fixedDatasets, oracle } from './oracle.ts';

describe('oracle', () => {
  it.each(fixedDatasets)('%s has its data, and answers for that many rows and columns', (name) => {
    const { data, rows, cols, columns } = dataset(name);
    expect(data).toHaveLength(rows * cols);
    expect(columns).toHaveLength(cols);
    expect(data.every(Number.isFinite)).toBe(true);
    for (const answers of [`gmm_fixed_${name}`, `gmm_best_${name}`, `kmeans_${name}`]) {
      expect(oracle(answers)).toMatchObject({ dataset: name, n: rows, d: cols });
    }
  });

  it('faithful starts with an eruption of 3.6 minutes after a wait of 79', () => {
    const { data, rows, columns } = dataset('faithful');
    expect([rows, ...columns, data[0], data[1]]).toEqual([272, 'eruptions', 'waiting', 3.6, 79]);
  });

  it('reads quoted headers', () => {
    expect(dataset('chevron').columns).toEqual(['x', 'y', 'noise']);
  });

  it('iris has 50 rows of each of 3 species, and faithful has no classes', () => {
    const counts = [0, 0, 0];
    for (const label of datasetLabels('iris') ?? []) counts[label]++;
    expect(counts).toEqual([50, 50, 50]);
    expect(datasetLabels('faithful')).toBeUndefined();
  });
});
