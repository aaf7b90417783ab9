import { expect, test } from 'vitest';
import { expectCommitted } from '../page/committed.ts';
import { proseOf } from '../page/prose.ts';
import {
  best,
  byHand,
  byLibrary,
  candidates,
  choice,
  counts,
  drawn,
  lecture,
  match,
  model,
  onMoons,
  oracle,
  perRow,
  places,
  responsibilities,
  sixteen,
  truth,
  two,
  twoMatch,
} from './2-shares-and-samples.ts';

const said = proseOf(lecture);

test('the sampler draws components as often as their weights say, to four standard errors', () => {
  for (const row of drawn) {
    expect(Math.abs(row['share of the rows'] - row.weight)).toBeLessThan(
      4 * row['expected error'],
    );
  }
});

test('responsibilities by hand are those of the library', () => {
  const shares = oracle.predictProba(places).data;
  const densities = oracle.logDensity(places);
  places.forEach((place, i) => {
    const { shares: own, logDensity } = responsibilities(place);
    expect(logDensity).toBeCloseTo(densities[i], 10);
    own.forEach((share, k) =>
      expect(share).toBeCloseTo(shares[4 * i + oracle.startIndex.indexOf(k)], 12),
    );
  });
  expect(truth.weights.reduce((sum, weight) => sum + weight)).toBe(1);
});

test('the M-step by hand is that of the library, and no other weights are better', () => {
  byHand.forEach(({ weight, mean, variance }, k) => {
    const place = byLibrary.startIndex.indexOf(k);
    expect(byLibrary.weights[place]).toBeCloseTo(weight, 12);
    expect(byLibrary.means.data[2 * place]).toBeCloseTo(mean[0], 12);
    expect(byLibrary.covariances[place].data[0]).toBeCloseTo(variance, 12);
  });
  const [average, ...others] = candidates;
  for (const { gain } of others) expect(gain).toBeLessThan(average.gain);
});

test('labels are found as well as the true parameters find them', () => {
  expect(said).toContain(
    `the true parameters themselves give ${(100 * best.accuracy).toFixed(1)} % right labels, the estimate ${(100 * match.accuracy).toFixed(1)} %`,
  );
  expect(model.logLikelihood).toBeGreaterThan(oracle.logLikelihood);
  const wrong = 10_000 - match.matched;
  const cell = (label: number, predicted: number): number =>
    counts.table.data[4 * label + predicted];
  expect(cell(0, 3) + cell(3, 0)).toBeGreaterThan(0.9 * wrong);
});

test('BIC chooses four components', () => {
  expect(choice.best.clusters).toBe(4);
});

test('two components do not divide the moons', () => {
  expect(two.clusters).toBe(2);
  expect(said).toContain(
    `${(100 * (1 - twoMatch.accuracy)).toFixed(0)} % of the rows go to the wrong moon`,
  );
});

test('sixteen components foretell new moons better than two, and not better than eight', () => {
  const of = (components: number): (typeof perRow)[number] =>
    perRow.filter((row) => row.components === components)[0];
  const gained = of(16)['of new moons'] - of(2)['of new moons'];
  expect(said).toContain(
    `sixteen components do that better by ${gained.toFixed(1)} nats a row than two`,
  );
  expect(of(16)['of new moons']).toBeLessThan(of(8)['of new moons']);
  expect(Math.min(...perRow.map(({ BIC }) => BIC))).toBe(of(8).BIC);
  expect(said).toContain(`${sixteen.freeParameters} parameters are many for 200 rows`);
  expect(onMoons).toBeGreaterThan(380);
});

test('the page is up to date', () => expectCommitted(lecture));
