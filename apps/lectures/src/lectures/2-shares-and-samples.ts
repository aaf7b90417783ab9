import { fixed } from '../page/fixed.ts';
import { speaker } from '../page/speaker.ts';

const { md, print, table, draw, lecture } = speaker(import.meta.url);
export { lecture };

md`
# 2. Shares, samples, and two uses of a mixture

A Gaussian mixture says that each row was made in two steps: choose one of k components, component k with the probability of its weight; then draw
from the normal distribution of that component. Its density is the weighted sum of theirs. Which component was chosen is not
written down anywhere. If it were, every estimate would be an average.

This lecture draws from such a mixture by hand, loses the labels, finds them again, and then uses mixtures for two things that
are not the same: to divide data, and to describe them.

## A sampler

Four components in the plane, all of them round, of different width:
`;

import { randomStream } from '@mixwell/core';
import {
  densityPlot,
  ellipsePlot,
  responsibilityPlot,
  scatterPlot,
  selectionPlot,
} from '@mixwell/plot';
import { makeNormal } from '@mixwell/random';
import {
  alignComponents,
  bic,
  contingencyTable,
  gmm,
  grid,
  logSumExp,
  makeMoons,
  matchLabels,
  multivariateGaussianLogPdf,
  reorderComponents,
  select,
  softmax,
} from 'mixwell';

const weights = [0.4, 0.25, 0.25, 0.1];
const means = [
  [1, 1],
  [-0.5, 1],
  [0, 0],
  [0.5, 1.5],
];
const variances = [0.1, 0.05, 0.01, 0.05];

const uniform = randomStream('lecture 2');
const normal = makeNormal(uniform);
const upTo = weights.map((_, k) =>
  weights.slice(0, k + 1).reduce((sum, weight) => sum + weight),
);

const rows: number[][] = [];
const labels: number[] = [];
for (let i = 0; i < 10_000; i++) {
  const u = uniform();
  const k = upTo.findIndex((edge) => u < edge);
  labels.push(k);
  rows.push(means[k].map((mean) => mean + Math.sqrt(variances[k]) * normal()));
}

export const drawn = weights.map((weight, k) => ({
  component: k,
  weight,
  'share of the rows': labels.filter((label) => label === k).length / rows.length,
  'expected error': Math.sqrt((weight * (1 - weight)) / rows.length),
}));
table(drawn, { digits: 4 });
const some = rows.slice(0, 250);
const square = { width: 310, height: 310 };
draw({
  truth: scatterPlot(some, {
    labels: labels.slice(0, 250),
    title: 'Who made which row',
    ...square,
  }),
  unlabelled: scatterPlot(some, { title: 'What we are given', ...square }),
});

md`
A number u between 0 and 1 falls into the first step of the running sum of the weights that is above it: into a step of length 0.4 with probability 0.4. The
rest is a mean and a deviation times a normal draw. (\`sampleMixture\` of the library does the same, with covariances of any shape.)

## Responsibilities

With the parameters in hand Bayes' rule turns the sampler around. A row could have come from each component; how likely from k is the weight
times the density of k at the row, divided by the sum of that over all components. In logarithms, because densities far out underflow:
`;

export function responsibilities(row: readonly number[]): {
  shares: Float64Array;
  logDensity: number;
} {
  const joint = weights.map((weight, k) => {
    const covariance = [
      [variances[k], 0],
      [0, variances[k]],
    ];
    return Math.log(weight) + multivariateGaussianLogPdf([row], means[k], covariance)[0];
  });
  return { shares: softmax(joint), logDensity: logSumExp(joint) };
}

export const truth = {
  weights,
  means,
  covariances: variances.map((variance) => [
    [variance, 0],
    [0, variance],
  ]),
};
const held = { weights: false, means: false, covariances: false };
export const oracle = gmm({ components: 4, init: truth, update: held }).fit(rows);

export const places = [
  [0, 0],
  [0.7, 1.3],
  [0.2, 1],
  [0.25, 0.25],
];
table(
  places.map((place) => ({
    place: place.join(', '),
    'shares by hand': fixed(responsibilities(place).shares),
    'by the library': fixed(oracle.predictProba([place]).data),
    'log-density': responsibilities(place).logDensity,
  })),
);

md`
At the center of the narrow component nothing else is possible. Between two means a row belongs to both, and says how much to each.

## The M-step, and why it is that

Suppose that somebody tells us the responsibilities. The log-likelihood of rows with known components would be a sum of log(weight) +
log(density); with shares each term counts by its share. What makes that sum largest?

- **Means.** It is a weighted sum of squared distances, so a mean is the average of the rows, counted by their shares.
- **Variances.** Of a round component in two columns: the average of the squared distances to that mean, counted by shares, and halved.
- **Weights.** They must add to 1. With a Lagrange multiplier for that condition, each weight comes out in proportion to the sum of its
  component's shares; all shares together are as many as the rows, so it is the average share.

In code, from shares that are far from right: each row belongs 70 % to the component whose mean is nearest and 10 % to each of the three others.
`;

const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;
const given = rows.map((row) => {
  const distances = means.map((mean) => distance(row, mean));
  const nearest = distances.indexOf(Math.min(...distances));
  return means.map((_, k) => (k === nearest ? 0.7 : 0.1));
});

export const byHand = means.map((_, k) => {
  const total = given.reduce((sum, shares) => sum + shares[k], 0);
  const mean = [0, 1].map(
    (j) => rows.reduce((sum, row, i) => sum + given[i][k] * row[j], 0) / total,
  );
  const squares = rows.reduce((sum, row, i) => sum + given[i][k] * distance(row, mean), 0);
  return { weight: total / rows.length, mean, variance: squares / total / 2 };
});

// Given shares, the library begins with their M-step. Held there, it shows that step.
const start = {
  components: 4,
  covariance: 'spherical',
  init: { responsibilities: given },
  update: held,
} as const;
export const byLibrary = gmm(start).fit(rows);
const place = [0, 1, 2, 3].map((k) => byLibrary.startIndex.indexOf(k));
table(
  byHand.flatMap(({ weight, mean, variance }, k) => [
    { component: k, 'M-step': 'by hand', weight, mean: fixed(mean), variance },
    {
      component: k,
      'M-step': 'by the library',
      weight: byLibrary.weights[place[k]],
      mean: fixed(byLibrary.means.data.subarray(2 * place[k], 2 * place[k] + 2)),
      variance: byLibrary.covariances[place[k]].data[0],
    },
  ]),
);

const gain = (candidate: readonly number[]): number =>
  byHand.reduce((sum, { weight }, k) => sum + weight * Math.log(candidate[k]), 0);
export const candidates = [
  { candidate: 'average shares', gain: gain(byHand.map(({ weight }) => weight)) },
  { candidate: 'all the same', gain: gain([0.25, 0.25, 0.25, 0.25]) },
  { candidate: 'the true ones', gain: gain(weights) },
];
print('what the weights add to the log-likelihood of a row, with these shares');
table(
  candidates.map(({ candidate, gain }) => ({ weights: candidate, gain })),
  { digits: 4 },
);

md`
The whole of EM, then: choose parameters; compute the shares (E); compute weights, means and variances from the shares (M); go on until
the log-likelihood stays. Each round makes it larger or leaves it as it is.

## The labels, found again

Now the rows without the labels. Nothing is told but that there are four components, not even that they are round:
`;

export const model = gmm({ components: 4, seed: 1 }).fit(rows);
export const match = matchLabels(labels, model.labels);
export const best = matchLabels(labels, oracle.labels);
const ordered = reorderComponents(model, alignComponents(model, oracle).order);

print(
  `${model.report.iterations} iterations, log-likelihood ${model.logLikelihood.toFixed(2)}`,
);
print(`of the true parameters        ${oracle.logLikelihood.toFixed(2)}`);
table(
  weights.map((weight, k) => ({
    component: k,
    'true weight': weight,
    estimate: ordered.weights[k],
    'true mean': means[k].join(', '),
    'its estimate': fixed(ordered.means.data.subarray(2 * k, 2 * k + 2)),
    'true variance': fixed(variances[k], 2),
    'estimated variances': fixed([
      ordered.covariances[k].data[0],
      ordered.covariances[k].data[3],
    ]),
  })),
);
draw({
  again: scatterPlot(some, { labels: labels.slice(0, 250), title: 'True labels', ...square }),
  predicted: scatterPlot(some, {
    labels: ordered.labels.subarray(0, 250),
    title: 'Predicted labels',
    ...square,
  }),
});

export const counts = contingencyTable(labels, ordered.labels);
const confusion = counts.rows.map((label, k) => ({
  truth: label,
  ...Object.fromEntries(
    counts.cols.map((name, l) => [`predicted ${name}`, counts.table.data[4 * k + l]]),
  ),
}));
table(confusion);
print(
  `right labels: ${match.matched} of ${rows.length}; with the true parameters: ${best.matched}`,
);

md`
The numbers that a fit gives to its components mean nothing, so they were matched to the true ones first: by \`matchLabels\` for the counts, by
\`alignComponents\` for the table. Nearly all that is wrong is wrong between components 0 and 3, which overlap: the true parameters themselves give
96.3 % right labels, the estimate 96.2 %. That is not a fault of EM. A row in the overlap could be either's, and the responsibilities
say so. Here is the share of each component over the plane, with borders at 10, 30, 50, 70 and 90 %:
`;

draw(
  [0, 1, 2, 3].map((component) => [
    `share-${component}`,
    responsibilityPlot(ordered, some.slice(0, 120), {
      component,
      title: `Share of component ${component}`,
      width: 310,
      height: 250,
    }),
  ]),
  { bare: true },
);

md`
Two questions are left. **Is this the highest hill?** EM does not know; it knows that no step from here goes up. One starts it from
several places and keeps the best, which lectures 3 and 5 do. **Who said four?** The likelihood cannot choose, for it rises with every
component. BIC takes its price for each parameter, here over the first 2000 rows:
`;

export const choice = select(
  grid(gmm({ components: 1, covariance: 'spherical' }), { components: [1, 2, 3, 4, 5, 6] }),
  rows.slice(0, 2000),
  { criterion: 'bic' },
);
draw({
  bic: selectionPlot(choice, {
    title: 'BIC by the number of components',
    width: 480,
    height: 220,
  }),
});
print(`BIC chooses ${choice.best.clusters} components.`);

md`
## Half moons: to divide, or to describe

Two half moons, one into the other, are no Gaussians.
`;

const moons = makeMoons({ rows: 200, noise: 0.05, seed: 0 });
export const two = gmm({ components: 2 }).fit(moons.x);
export const twoMatch = matchLabels(moons.labels, two.labels);
print(`two components: ${twoMatch.matched} of 200 rows are with the moon they came from`);
draw(
  {
    moons: scatterPlot(moons.x, {
      labels: moons.labels,
      title: 'Two moons',
      width: 310,
      height: 220,
    }),
    'two-components': ellipsePlot(two, {
      x: moons.x,
      title: 'As two clusters',
      width: 310,
      height: 220,
    }),
  },
  { bare: true },
);

md`
As a way to divide the rows a mixture of two is of little use: it cuts the picture in two where there is no gap, and 28 % of the
rows go to the wrong moon. A cluster of a mixture is a hill of normal shape, and a moon is not.

But nobody forces us to read components as clusters. With sixteen of them, and no labels asked for, the mixture lays its ellipses
along the moons like beads:
`;

const half = { data: moons.x.data.subarray(0, 200), rows: 100, cols: 2 };
export const sixteen = gmm({ components: 16 }).fit(moons.x);
draw(
  {
    'sixteen-components': ellipsePlot(sixteen, {
      x: half,
      deviations: [2],
      title: 'As a density of 16 components',
      width: 310,
      height: 220,
    }),
    density: densityPlot(sixteen, {
      shares: [0.95, 0.5],
      title: 'The density itself',
      width: 310,
      height: 220,
    }),
  },
  { bare: true },
);

const fresh = makeMoons({ rows: 1000, noise: 0.05, seed: 1 });
export const perRow = [1, 2, 4, 8, 16].map((components) => {
  const model = gmm({ components }).fit(moons.x);
  return {
    components,
    'free parameters': model.freeParameters,
    'log-density a row, seen': model.logLikelihood / 200,
    'of new moons': model.logDensity(fresh.x).reduce((sum, value) => sum + value, 0) / 1000,
    BIC: bic(model, moons.x),
  };
});
table(perRow);

md`
What counts for a density is how well it foretells rows that it has not seen, in the fourth column: sixteen components do that better by 1.0 nats a
row than two. But they no longer do it better than eight, and BIC, which knows only the 200 rows, says eight as well: 95 parameters are
many for 200 rows, and what the last of them describe are accidents.

A density can also be drawn from. Here are 400 new rows, which nobody has measured:
`;

const draws = sixteen.sample(400, { seed: 1 }).x;
const near = Array.from({ length: 400 }, (_, i) => {
  const row = draws.data.subarray(2 * i, 2 * i + 2);
  const offs = moons.truth.arcs.map(({ center, radius }) =>
    Math.abs(Math.sqrt(distance(row, center)) - radius),
  );
  return Math.min(...offs) < 3 * moons.truth.noise;
});
export const onMoons = near.filter(Boolean).length;
print(
  `${onMoons} of 400 lie within three deviations of the noise from the circles of the moons`,
);
draw({
  draws: scatterPlot(draws, {
    title: '400 draws from the 16 components',
    width: 500,
    height: 300,
  }),
});
