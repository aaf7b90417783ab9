import { dataset, fixedDatasets, oracle } from '@mixwell/oracle';
import { describe, expect, it } from 'vitest';
import { type Family, gmm, mclustFamilies } from './index.ts';

/** Nats a row. The largest difference seen is 1.1e-13. */
const SAME = 1e-12;

/** At 1e8 a cell keeps 1e-8 of its unit. The largest difference seen is 1.2e-8. */
const FAR = 1e-7;

/** EVE and VVE in other axes: 25 rounds of inner iterations that begin elsewhere. The largest difference seen is 6.4e-10. */
const TURNED = 1e-8;

/** Families that a change of one column's unit does not leave. */
const FREE_OF_UNITS: readonly Family[] = ['EEI', 'VEI', 'EVI', 'VVI', 'EEE', 'VEE', 'EVV', 'VVV'];

/** Families that a rotation does not leave. */
const FREE_TO_TURN: readonly Family[] = ['EII', 'VII', 'EEE', 'VEE', 'EVE', 'VVE', 'EEV', 'VEV', 'EVV', 'VVV'];

describe.each([...fixedDatasets])('%s in three components, 25 iterations from given labels', (name) => {
  const { data, rows, cols } = dataset(name);
  const labels: number[] = oracle(`mclust_${name}`).hc_init_labels_0based[3];
  const table = Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * cols, (i + 1) * cols)));

  /** The log-likelihood, and for each row the component by its place in the start. */
  function fit(covariance: Family, x: number[][], start = labels, sampleWeights?: number[]) {
    const recipe = gmm({ components: 3, covariance, init: { labels: start }, tolerance: 0, maxIterations: 25 });
    const model = recipe.fit(x, { sampleWeights });
    return { logLikelihood: model.logLikelihood, parts: Array.from(model.labels, (k) => model.startIndex[k]) };
  }
  type Fit = ReturnType<typeof fit>;

  function expectSame(other: Fit, model: Fit, tolerance: number): void {
    expect(Math.abs(other.logLikelihood - model.logLikelihood) / rows).toBeLessThan(tolerance);
    expect(other.parts).toEqual(model.parts);
  }

  describe.each(mclustFamilies)('%s', (covariance) => {
    const plain = fit(covariance, table);
    const inOtherAxes = ['EVE', 'VVE'].includes(covariance) ? TURNED : SAME;
    const change = (cell: (value: number, j: number, row: number[]) => number): Fit =>
      fit(
        covariance,
        table.map((row) => row.map(cell)),
      );
    const less = ({ logLikelihood, parts }: Fit, shift: number): Fit => ({
      logLikelihood: logLikelihood - shift,
      parts,
    });

    it('a shift by 1e8 changes nothing', () => {
      expectSame(
        change((value) => value + 1e8),
        plain,
        FAR,
      );
    });

    it.each([1e-6, 1e-3, 1e3, 1e6])(
      'a factor c = %d takes rows x cols x ln c from the likelihood, and nothing else',
      (c) => {
        expectSame(
          less(
            change((value) => value * c),
            -rows * cols * Math.log(c),
          ),
          plain,
          SAME,
        );
      },
    );

    if (FREE_OF_UNITS.includes(covariance))
      it('so does a factor for each column, of 1e-3, 1 or 1e3', () => {
        const factors = Array.from({ length: cols }, (_, j) => [1e-3, 1, 1e3][j % 3]);
        const shift = -rows * factors.reduce((sum, factor) => sum + Math.log(factor), 0);
        expectSame(
          less(
            change((value, j) => value * factors[j]),
            shift,
          ),
          plain,
          SAME,
        );
      });

    if (cols > 1 && FREE_TO_TURN.includes(covariance))
      it('a rotation of the first two columns changes nothing', () => {
        const turned = change((value, j, [a, b]) => [0.6 * a - 0.8 * b, 0.8 * a + 0.6 * b][j] ?? value);
        expectSame(turned, plain, inOtherAxes);
      });

    it('nor does the order of the columns, of the rows, or of the components of the start', () => {
      expectSame(
        change((_value, j, row) => row[cols - 1 - j]),
        plain,
        inOtherAxes,
      );
      const backwards = fit(covariance, table.toReversed(), labels.toReversed());
      expectSame({ ...backwards, parts: backwards.parts.toReversed() }, plain, SAME);
      const numbered = fit(
        covariance,
        table,
        labels.map((k) => (k + 1) % 3),
      );
      expectSame({ ...numbered, parts: numbered.parts.map((k) => (k + 2) % 3) }, plain, SAME);
    });

    it('integer weights are repeated rows', () => {
      const sampleWeights = table.map((_, i) => i % 3);
      const times = <T>(values: T[]): T[] => values.flatMap((value, i) => Array<T>(sampleWeights[i]).fill(value));
      const weighted = fit(covariance, table, labels, sampleWeights);
      expectSame(fit(covariance, times(table), times(labels)), { ...weighted, parts: times(weighted.parts) }, SAME);
    });
  });
});
