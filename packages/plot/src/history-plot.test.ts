import { makeBlobs } from '@mixwell/datasets';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';
import { describe, expect, it } from 'vitest';
import { clean, dataOf, notesOf } from '../test/clean.ts';
import { historyPlot } from './history-plot.ts';

const { x } = makeBlobs({ rows: 100, centers: 4, seed: 1 });
const fits = [1, 2, 3].map((seed) => gmm({ components: 4, init: 'random', seed }).fit(x));
const report = (history: number[]) => ({ history, objectiveName: 'inertia', better: 'smaller' as const });

describe('historyPlot', () => {
  it('has the objective after each iteration', () => {
    const { history } = fits[0].report;
    const [line] = dataOf(clean(historyPlot(fits[0])), 'line');
    expect(line.map(({ iteration }) => iteration)).toEqual(history.map((_, i) => i + 1));
    line.forEach(({ objective }, i) => expect(objective).toBeCloseTo(history[i], 2));
  });

  it('tells the best start from the others, the best above them', () => {
    const [line] = dataOf(clean(historyPlot([report([9, 1]), report([8, 2])])), 'line');
    expect(line.map(({ start, fit }) => `${start} ${fit}`)).toEqual([
      'other starts 1',
      'other starts 1',
      'best start 0',
      'best start 0',
    ]);
    clean(historyPlot(fits, { theme: 'dark' }));
  });

  it('names starts, and marks an iteration', () => {
    const spec = clean(
      historyPlot(
        fits.map((fit) => fit.report),
        { names: ['a', 'b', '<c>'], iteration: 2 },
      ),
    );
    expect(dataOf(spec, 'rule')[0]).toEqual([{ iteration: 2 }]);
    expect(new Set(dataOf(spec, 'line')[0].map(({ start }) => start))).toEqual(new Set(['a', 'b', '<c>']));
  });

  it('keeps the ends of long histories, and says that some iterations are left out', () => {
    const long = Array.from({ length: 10_000 }, (_, i) => 1 / (i + 1));
    const spec = clean(historyPlot([report(long), report(long)]));
    const [line] = dataOf(spec, 'line');
    expect(line).toHaveLength(4000);
    expect([line[0].iteration, line[1999].iteration]).toEqual([1, 10_000]);
    expect(notesOf(spec)).toBe('Smaller is better Some iterations are left out');
  });

  it('draws a history of one iteration, and one that is flat', () => {
    clean(historyPlot(report([5])));
    clean(historyPlot(report([0, 0, 0])));
  });

  it('refuses what does not fit', () => {
    expect(() => historyPlot({} as never)).toThrow('historyPlot: expected a report or a model; got an object');
    expect(() => historyPlot([])).toThrow('there is no fit to draw');
    expect(() => historyPlot(report([]))).toThrow('no history of finite numbers');
    expect(() => historyPlot([fits[0], kmeans({ clusters: 2 }).fit(x)])).toThrow(
      'logLikelihood and inertia cannot share an axis',
    );
    expect(() => historyPlot(report([1]), { iteration: 2 })).toThrow('"iteration" must be at most 1; got 2');
    expect(() => historyPlot(fits, { names: ['a'] })).toThrow('3 fits, but 1 "names"');
  });
});
