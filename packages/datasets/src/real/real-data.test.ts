import { dataset, datasetLabels } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import {
  loadDiabetes,
  loadDigits,
  loadFaithful,
  loadGalaxies,
  loadIris,
  loadPrecip,
  loadQuakes,
  loadThyroid,
  loadWine,
} from '../index.ts';

const plain = [
  { load: loadFaithful, name: 'faithful', rows: 272, cols: 2 },
  { load: loadGalaxies, name: 'galaxies', rows: 82, cols: 1 },
  { load: loadPrecip, name: 'precip', rows: 70, cols: 1 },
  { load: loadQuakes, name: 'quakes', rows: 1000, cols: 5 },
];
const classed = [
  { load: loadDiabetes, name: 'mclust_diabetes', rows: 145, cols: 3, sizes: { Chemical: 36, Normal: 76, Overt: 33 } },
  { load: loadIris, name: 'iris', rows: 150, cols: 4, sizes: { setosa: 50, versicolor: 50, virginica: 50 } },
  { load: loadThyroid, name: 'thyroid', rows: 215, cols: 5, sizes: { Hypo: 30, Normal: 150, Hyper: 35 } },
  { load: loadWine, name: 'wine', rows: 178, cols: 13, sizes: { class_0: 59, class_1: 71, class_2: 48 } },
  {
    load: loadDigits,
    name: 'digits64',
    rows: 1797,
    cols: 64,
    sizes: { 0: 178, 1: 182, 2: 177, 3: 183, 4: 181, 5: 182, 6: 181, 7: 179, 8: 174, 9: 180 },
  },
];

describe.each([...plain, ...classed])('$load.name', ({ load, name, rows, cols }) => {
  it('equals its source bit for bit', () => {
    const { x } = load();
    expect({ ...x }).toEqual(dataset(name));
    expect([x.rows, x.cols]).toEqual([rows, cols]);
  });

  it('says what it is, in which units, whence and on what terms', () => {
    const { description, units, source, licence } = load();
    expect(units).toHaveLength(cols);
    for (const text of [description, source, licence]) expect(text).not.toBe('');
  });

  it('is frozen, and new at each call', () => {
    const first = load();
    first.x.data[0] = NaN;
    expect(load().x.data[0]).not.toBeNaN();
    for (const part of [first, first.x, first.units]) expect(Object.isFrozen(part)).toBe(true);
  });
});

describe.each(classed)('$load.name', ({ load, name, sizes }) => {
  it('has the classes of its source, with their names', () => {
    const { labels, names } = load();
    expect(labels).toEqual(datasetLabels(name));
    const counts = names.map((className, k) => [className, labels.filter((label) => label === k).length]);
    expect(Object.fromEntries(counts)).toEqual(sizes);
    expect(Object.isFrozen(names)).toBe(true);
  });
});
