import { expect, it } from 'vitest';
import { bench, wrongs } from './bench.ts';
import type { Case } from './cases.ts';
import { chartSpec, renderSvg } from './chart.ts';
import { type Report, comparisonText } from './report.ts';

const tiny = (['kmeans', 'em-full', 'predict-em', 'best-of'] as const).map((job): Case => {
  const shape = { data: 'blobs', rows: 300, cols: 2, clusters: 3 } as const;
  return { name: `${job} tiny`, job, ...shape, iterations: 3, regularization: 0 };
});
const alone = { full: false, rounds: 2, sources: true, against: ['plain JavaScript'] };

it('from end to end, without peers: the answers agree', { timeout: 120_000 }, async () => {
  const said: string[] = [];
  const report = await bench(alone, 'no-such-python', (text) => said.push(text), tiny);
  expect(wrongs(report)).toEqual([]);
  expect(report.comparisons.map(({ results }) => results.length)).toEqual([2, 2, 2, 1]);
  for (const { results } of report.comparisons) {
    for (const { wall, cpu, wallRatio, cpuRatio, rounds } of results) {
      expect(Math.min(wall, cpu, wallRatio, cpuRatio)).toBeGreaterThan(0);
      expect(rounds).toBe(2);
    }
  }
  expect(said.join('\n')).toContain('plain JavaScript: typed arrays');
  expect(comparisonText(report.comparisons)).toMatch(/^case +contender +wall ms/);
  expect(await renderSvg(chartSpec(report.comparisons, 'here'))).toContain('kmeans tiny');
});

it('who does not start is named, and the others go on', { timeout: 60_000 }, async () => {
  const said: string[] = [];
  const against = ['scikit-learn'];
  const report = await bench(
    { ...alone, rounds: 1, against },
    'no-such-python',
    (text) => said.push(text),
    tiny.slice(0, 1),
  );
  expect(Object.keys(report.absent)).toEqual(['scikit-learn']);
  expect(report.comparisons[0].results.map(({ contender }) => contender)).toEqual(['mixwell']);
  expect(said.join('\n')).toContain('python3 -m pip install scikit-learn');
});

it('a contender or a case that is none is refused', async () => {
  await expect(bench({ ...alone, against: ['R'] }, '', () => undefined)).rejects.toThrow('There is no contender "R"');
  await expect(bench({ ...alone, only: /nothing/ }, '', () => undefined)).rejects.toThrow(
    'No case is named like /nothing/',
  );
});

it('a disagreement, and a failure of ours, are wrong; one of theirs is not', () => {
  const result = { contender: 'scikit-learn', disagreement: 'objective 2 against 1' };
  const leftOut = [
    { contender: 'mixwell', reason: 'no memory' },
    { contender: 'ml-kmeans', reason: 'no memory' },
  ];
  const report = { comparisons: [{ case: 'kmeans', results: [result], leftOut }] } as unknown as Report;
  expect(wrongs(report)).toEqual([
    'kmeans: scikit-learn disagrees: objective 2 against 1.',
    'kmeans: mixwell failed: no memory',
  ]);
});
