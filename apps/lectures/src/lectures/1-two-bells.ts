import { fixed } from '../page/fixed.ts';
import { speaker } from '../page/speaker.ts';

const { md, print, table, draw, lecture } = speaker(import.meta.url);
export { lecture };

md`
# 1. Two bells of one width

Somebody tossed a coin fifty times. Heads, and a number was drawn from a bell around -1; tails, from a bell around 1. Both bells have
a standard deviation of 0.5. We are told all of that, except where the bells stand, and we see the fifty numbers without the coin.

Far to the left or to the right it is plain which bell a number came from. In the middle it is anybody's guess. Can the two
means be found all the same?
`;

import { densityPlot } from '@mixwell/plot';
import { bic, gaussianLogPdf, gmm, kmeans, makeBlobs, sampleMixture, softmax } from 'mixwell';

const { x, labels, truth } = sampleMixture({
  rows: 50,
  weights: [0.5, 0.5],
  means: [[-1], [1]],
  covariances: [0.25, 0.25],
  seed: 1,
});
const numbers = Array.from(x.data);

export const coin = [0, 1].map((k) => labels.filter((label) => label === k).length);
export const averages = [0, 1].map((k) => mean(numbers.filter((_, i) => labels[i] === k)));
print(`${coin[0]} numbers of the left bell, average ${fixed(averages[0])}`);
print(`${coin[1]} numbers of the right bell, average ${fixed(averages[1])}`);

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

md`
These two averages are the best that anybody could do who saw the coin. We do not.

## One step by hand

EM goes around a circle. Were the means known, every number could be shared out between the bells, in proportion to the two
densities at its place: these shares are the _responsibilities_. The weights and widths are equal, so they cancel, and nothing counts
but the distances to the two means. That is the E-step.

Were the responsibilities known, each mean would be the average of all fifty numbers, every number counted by its share. That is the
M-step. Neither is known; so we invent two means, and alternate.
`;

const deviation = 0.5;

function eStep(means: readonly number[]): Float64Array[] {
  return numbers.map((number) =>
    softmax(means.map((mean) => gaussianLogPdf(number, mean, deviation))),
  );
}

function mStep(shares: readonly Float64Array[]): number[] {
  return [0, 1].map((k) => {
    const total = shares.reduce((sum, share) => sum + share[k], 0);
    return numbers.reduce((sum, number, i) => sum + shares[i][k] * number, 0) / total;
  });
}

const start = [-2, -1];
const firstShares = eStep(start);
export const byHand = [mStep(firstShares)];

const middling = [0, 12, 24, 36, 49].map((rank) => numbers.toSorted((a, b) => a - b)[rank]);
table(
  middling.map((number) => {
    const share = firstShares[numbers.indexOf(number)];
    return {
      number,
      'share of the bell at -2': share[0],
      'share of the bell at -1': share[1],
    };
  }),
);
print(`means before ${fixed(start)}, after one step ${fixed(byHand[0])}`);

md`
We began at -2 and -1, which is quite wrong: all numbers right of -1.5 went mostly to the second bell. Yet their average lies right of
0, and so the second bell jumps to where it belongs.

## Until nothing moves

The library does the same with every parameter that is not to be estimated held at its start. It gives an iteration at a time, and
at each the model of that moment.
`;

const recipe = gmm({
  components: 2,
  covariance: 'EII',
  init: { means: start.map((mean) => [mean]), covariances: [[[0.25]], [[0.25]]] },
  update: { weights: false, covariances: false },
});
export const path = [...recipe.steps(x)].map(({ iteration, objective, snapshot }) => ({
  iteration,
  objective,
  model: snapshot(),
}));
export const fitted = path[path.length - 1].model;
while (byHand.length < path.length) byHand.push(mStep(eStep(byHand[byHand.length - 1])));

table(
  path.map(({ iteration, objective, model }, i) => ({
    iteration,
    'left mean': model.means.data[0],
    'right mean': model.means.data[1],
    'left by hand': byHand[i][0],
    'right by hand': byHand[i][1],
    'log-likelihood': objective,
  })),
  { digits: 4 },
);

const still = recipe.with({ update: { weights: false, means: false, covariances: false } });
const options = { x, truth, width: 330, height: 170 };
draw(
  {
    start: densityPlot(still.fit(x), { ...options, title: 'At the start' }),
    'step-1': densityPlot(path[0].model, { ...options, title: 'After 1 iteration' }),
    'step-2': densityPlot(path[1].model, { ...options, title: 'After 2 iterations' }),
    end: densityPlot(fitted, { ...options, title: `After ${path.length} iterations` }),
  },
  { bare: true },
);

md`
In the pictures the bells are filled, their sum is dashed, and the truth is solid. EM stops after 8 iterations, because the likelihood of a number no longer changes by a millionth. After the first 4 the
means were within 0.02 of their end already. Each step is about a third of the one before: a digit more for every two iterations, and
the less the bells overlap the faster it goes.

The end is at -0.980 and 0.973, next to the averages of those who saw the coin, -0.961 and 1.004. That the bells stand at -1 and 1
fifty numbers cannot tell more exactly: an average of twenty-five has an error of 0.1.

## Where EM gets stuck

EM only ever climbs, and it climbs from where it is put.
`;

export const starts = [
  [-2, -1],
  [0.2, 0.2],
  [0.2, 0.201],
  [-50, -40],
].map((means) => {
  const init = { means: means.map((mean) => [mean]), covariances: [[[0.25]], [[0.25]]] };
  return { means, model: recipe.with({ init }).fit(x) };
});
table(
  starts.map(({ means, model }) => ({
    start: means.join(' and '),
    iterations: model.report.iterations,
    end: fixed(model.means.data).replace(',', ' and'),
    'log-likelihood': model.logLikelihood,
    warnings: model.report.warnings.map(({ code }) => code).join(),
  })),
);
print(starts[1].model.report.warnings[0].message);

md`
Two bells at the same place share every number half and half, so both move to the average of all, 0.140, and stay there. This is no
hilltop but a pass between two: a thousandth of a difference is enough, and EM slides off to the same end as from elsewhere, in 11
iterations. The library says what happened in a warning.

The start far away is worse. Seen from -50 every number is so much nearer to -40 that the bell at -50 gets no share of any, not even in
the hundredth digit. It has nothing to average: our loop by hand would divide 0 by 0, the library leaves the bell where it is, and the other one takes
everything: 0.140 again. What a start must not have is a bell that is, in units of its width, far from all the data.

## What was known, set free

If the widths are unknown too, the M-step has one more line: a variance is the average square of the distance to the new mean, counted
by shares. If the coin is bent, one more: a weight is the average share. For our recipe this means to hold less. EII is one variance for both bells,
VII one for each.
`;

const freedom = [
  { unknown: 'means', recipe },
  { unknown: '+ one width', recipe: recipe.with({ update: { weights: false } }) },
  {
    unknown: '+ two widths',
    recipe: recipe.with({ covariance: 'VII', update: { weights: false } }),
  },
  { unknown: '+ weights', recipe: recipe.with({ covariance: 'VII', update: {} }) },
];
export const freed = freedom.map(({ unknown, recipe }) => ({ unknown, model: recipe.fit(x) }));
table(
  freed.map(({ unknown, model }) => ({
    unknown,
    iterations: model.report.iterations,
    means: fixed(model.means.data, 2),
    deviations: fixed(
      model.covariances.map(({ data: [variance] }) => Math.sqrt(variance)),
      2,
    ),
    weights: fixed(model.weights, 2),
    'log-likelihood': model.logLikelihood,
    BIC: bic(model, x),
  })),
  { digits: 2 },
);
draw({
  freed: densityPlot(freed[3].model, {
    ...options,
    width: 460,
    title: 'Everything estimated from fifty numbers',
  }),
});

md`
The more is free, the higher the likelihood: from -66.27 to -64.65. But it is the likelihood of these fifty numbers, and what they gain
is bent towards their accidents: a narrow bell of 35 % on the left, a wide one of 65 % on the right. BIC takes 3.9 points for each free parameter of
fifty rows, and likes the first row best, 140.4, which is the one that is true.
(Heavier components come first in a model, so left and right have changed places in the last row.)

With a hundred times as many numbers nothing has to be told:
`;

const many = sampleMixture({
  rows: 5000,
  weights: [0.5, 0.5],
  means: [[-1], [1]],
  covariances: [0.25, 0.25],
  seed: 2,
});
export const all = gmm({ components: 2 }).fit(many.x);
print(`means      ${fixed(all.means.data)}`);
print(
  `deviations ${fixed(
    all.covariances.map(({ data: [variance] }) => Math.sqrt(variance)),
    3,
  )}`,
);
print(`weights    ${fixed(all.weights)}`);

md`
## k-means is EM that decides

Let every number go wholly to the more probable bell instead of in shares: classification EM, or _hard_ EM. With equal weights and one
known variance the more probable bell is the nearer one, and the M-step is the plain average of what is nearest. These are the two
steps of k-means, word for word.

Their objectives are one as well. The logarithm of weight times density, of a row with d features under the bell that it was given to, is

    log(weight) - d log(2 pi variance) / 2 - (distance to its mean)² / (2 variance)

and only the last term depends on means and labels. Summed over n rows, with k equal weights:

    classification log-likelihood = - n log(k) - n d log(2 pi variance) / 2 - inertia / (2 variance)

The inertia is what k-means makes small: the sum of the squared distances to the nearest center. To climb on the left is to descend in the inertia on the right. In numbers, both from -2 and -1:
`;

export const hard = recipe.with({ assignment: 'hard' }).fit(x);
export const clusters = kmeans({
  clusters: 2,
  init: start.map((mean) => [mean]),
  algorithm: 'lloyd',
  refine: false,
  tolerance: 0,
}).fit(x);

const constant = numbers.length * (gaussianLogPdf(0, 0, deviation) + Math.log(1 / 2));
export const bridge = clusters.report.history.map((inertia, i) => ({
  iteration: i + 1,
  'inertia of k-means': inertia,
  'as a log-likelihood': constant - inertia / (2 * deviation * deviation),
  'objective of hard EM': hard.report.history[i],
}));
table(bridge, { digits: 6 });
print(`k-means ends at ${clusters.centers.data.join(' and ')}`);
print(`hard EM ends at ${hard.means.data.join(' and ')}`);

md`
The same path, and the same end to the last bit. (These are the averages of those who saw the coin, too: cut in the middle, these fifty numbers
happen to fall on the right sides.) It is so in every dimension; here with three blobs in the plane and a start at their first rows:
`;

const blobs = makeBlobs({ rows: 300, centers: 3, spread: 2, seed: 3 }).x;
const rows = [0, 1, 2].map((i) => Array.from(blobs.data.subarray(2 * i, 2 * i + 2)));
const round = [
  [4, 0],
  [0, 4],
];
export const hardBlobs = gmm({
  components: 3,
  covariance: 'EII',
  assignment: 'hard',
  init: { means: rows, covariances: [round, round, round] },
  update: { weights: false, covariances: false },
}).fit(blobs);
export const blobClusters = kmeans({
  clusters: 3,
  init: rows,
  algorithm: 'lloyd',
  refine: false,
  tolerance: 0,
}).fit(blobs);
export const blobConstant = 300 * (-Math.log(3) - Math.log(2 * Math.PI * 4));
const { objective: inertia } = blobClusters.report;
print(`inertia ${fixed(inertia, 6)}, that is ${fixed(blobConstant - inertia / 8, 6)}`);
print(`objective of hard EM     ${fixed(hardBlobs.report.objective, 6)}`);
print(`k-means: ${blobClusters.report.iterations} iterations`);
print(`hard EM: ${hardBlobs.report.iterations} iterations`);
print(`k-means: ${fixed(blobClusters.centers.data, 6)}`);
print(`hard EM: ${fixed(hardBlobs.means.data, 6)}`);

md`
Soft EM is not k-means, for it does not cut: in the middle each number counts for both bells. But the narrower the bells are taken to be, the nearer
each share comes to 0 or 1, and the nearer soft EM to k-means:
`;

export const narrowing = [0.5, 0.3, 0.2, 0.1].map((width) => {
  const covariances = [[[width * width]], [[width * width]]];
  const model = recipe.with({ init: { means: [[-2], [-1]], covariances } }).fit(x);
  return { width, left: model.means.data[0], right: model.means.data[1] };
});
table(
  [
    ...narrowing,
    { width: 0, left: clusters.centers.data[0], right: clusters.centers.data[1] },
  ],
  { digits: 4 },
);
