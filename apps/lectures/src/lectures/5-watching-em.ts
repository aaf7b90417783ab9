import { fixed } from '../page/fixed.ts';
import { speaker } from '../page/speaker.ts';

const { md, print, table, draw, lecture } = speaker(import.meta.url);
export { lecture };

md`
# 5. Watching EM

An algorithm that one can watch is soon understood, and its errors are soon found. EM here takes a function that it calls after each
iteration; ours draws what it sees.

The data are a thousand rows of two components. The starts are random, and scaled by the data: a start in other units than
the rows is no start.
`;

import { randomStream } from '@mixwell/core';
import { ellipsePlot, historyPlot, scatterPlot } from '@mixwell/plot';
import { makeNormal } from '@mixwell/random';
import { type FitStep, type GmmModel, gmm, matchLabels, sampleMixture } from 'mixwell';

const { x, labels, truth } = sampleMixture({
  rows: 1000,
  weights: [0.6, 0.4],
  means: [
    [0, 0],
    [3, 1],
  ],
  covariances: [
    [
      [2, 1],
      [1, 1],
    ],
    [
      [1, -0.7],
      [-0.7, 1.5],
    ],
  ],
  seed: 5,
});
const some = { data: x.data.subarray(0, 360), rows: 180, cols: 2 };
draw({
  truth: scatterPlot(some, {
    labels: labels.subarray(0, 180),
    title: 'Who made which row',
    width: 420,
    height: 300,
  }),
});

md`
## A random start

Each mean is drawn around the mean of the data, with the standard deviation of the data. Each covariance has the variances of the columns on its diagonal and
nothing beside. The weights are equal.
`;

const center = [0, 1].map((j) => average((i) => x.data[2 * i + j]));
const spread = [0, 1].map((j) =>
  Math.sqrt(average((i) => (x.data[2 * i + j] - center[j]) ** 2)),
);

function average(value: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < x.rows; i++) sum += value(i);
  return sum / x.rows;
}

function randomStart(seed: number): {
  weights: number[];
  means: number[][];
  covariances: number[][][];
} {
  const normal = makeNormal(randomStream(seed, 'start'));
  const variances = [
    [spread[0] ** 2, 0],
    [0, spread[1] ** 2],
  ];
  return {
    weights: [0.5, 0.5],
    means: [0, 1].map(() => center.map((middle, j) => middle + spread[j] * normal())),
    covariances: [variances, variances],
  };
}

print(`center of the data ${fixed(center)}, deviations ${fixed(spread)}`);
print(
  `means of start 9 ${randomStart(9)
    .means.map((mean) => fixed(mean))
    .join(' and ')}`,
);

md`
## The callback

\`onIteration\` gets the number of the iteration, the objective after it, how much it moved, and \`snapshot()\`, the model of that moment, which
can do all that a fitted model can: be drawn, asked, saved. If it returns false the fit ends there.
`;

export interface Frame {
  iteration: number;
  objective: number;
  change: number;
  model: GmmModel;
}

export const frames: Frame[] = [];
function diagnostics({ iteration, objective, change, snapshot }: FitStep<GmmModel>): void {
  frames.push({ iteration, objective, change, model: snapshot() });
}

const recipe = gmm({ components: 2, init: randomStart(9) });
export const end = recipe.fit(x, { onIteration: diagnostics });
table(
  frames.map(({ iteration, objective, change, model }) => ({
    iteration,
    'log-likelihood': objective,
    change,
    'mean 0': fixed(model.means.data.subarray(0, 2), 2),
    'mean 1': fixed(model.means.data.subarray(2, 4), 2),
    weights: fixed(model.weights, 2),
  })),
);
const few = { data: x.data.subarray(0, 160), rows: 80, cols: 2 };
draw(
  frames.map(({ iteration, model }) => [
    `step-${String(iteration).padStart(2, '0')}`,
    ellipsePlot(model, {
      x: few,
      truth,
      deviations: [2],
      title: `After ${iteration}`,
      width: 200,
      height: 140,
    }),
  ]),
  { bare: true },
);

md`
Dashed is the ellipse of two standard deviations about each mean, solid that of the truth. What is there to see? At first the two dashed ellipses are too wide, and each
reaches far into the other. They shrink, turn and slide apart, and after the leap of the first iteration the log-likelihood gains from 60 down to 10 nats in each of the next
five. By the eighth all is where it stays; the other 7 change digits behind the point. EM stops after 15, when an iteration moves the log-likelihood of a row by less than a
millionth.

That the objective never falls is the first thing to look for in such a table: a fall is an error in somebody's M-step.
`;

export const falls = frames.filter(({ change }) => change < 0).length;
print(`iterations in which the log-likelihood fell: ${falls}`);
draw({
  history: historyPlot(end, {
    title: 'Log-likelihood after each iteration',
    width: 400,
    height: 200,
  }),
  end: ellipsePlot(end, {
    x: some,
    truth,
    title: 'At the end, over the truth',
    width: 400,
    height: 260,
  }),
});

md`
## How many iterations are enough?

A loop of 25 rounds looks generous. Here are ten random starts, after 25 iterations and at their end:
`;

export const many = Array.from({ length: 10 }, (_, seed) => {
  const recipe = gmm({ components: 2, init: randomStart(seed) });
  const after25 = recipe.with({ maxIterations: 25 }).fit(x);
  const model = recipe.fit(x);
  return { seed, after25, model, right: matchLabels(labels, model.labels).matched };
});
table(
  many.map(({ seed, after25, model, right }) => ({
    start: seed,
    'after 25': after25.logLikelihood,
    'right labels then': matchLabels(labels, after25.labels).matched,
    iterations: model.report.iterations,
    'at the end': model.logLikelihood,
    'right labels': right,
  })),
);
draw({
  histories: historyPlot(
    many.map(({ model }) => model),
    { title: 'Ten random starts', width: 500, height: 240 },
  ),
});

md`
All ten come to the same top, -3310.53, and label 924 of the 1000 rows right. But start 1 spends twenty iterations on a plateau, where both ellipses lie over
all of the data and neither knows which half to take; after 25 it is 142 nats below, and 52 are what it needs. Whoever counts rounds instead of looking at the
change would have taken that for the answer. (A report says why it stopped: \`stop\` is \`max-iterations\` there, and \`tolerance\` where EM has arrived.)

The callback can also be the one who decides. This one stops as soon as an iteration gains less than a tenth of a nat:
`;

const enough = ({ change }: FitStep<GmmModel>): boolean => change >= 0.1;
export const early = recipe.fit(x, { onIteration: enough });
const { report, logLikelihood } = early;
print(`${report.stop} after ${report.iterations} iterations at ${fixed(logLikelihood)}`);
