import { fixed } from '../page/fixed.ts';
import { speaker } from '../page/speaker.ts';

const { md, print, table, draw, lecture } = speaker(import.meta.url);
export { lecture };

md`
# 3. Hard or soft, by hand

Thirty numbers come from a normal distribution of mean -2 and deviation 1.3, thirty from another of mean 1 and deviation 0.9. The two
overlap. This lecture goes two rounds of EM by hand, once with rows that belong to one group, once with rows that are shared, and
then looks at what the first guess does to the end.
`;

import { densityPlot, historyPlot, responsibilityPlot, scatterPlot } from '@mixwell/plot';
import { DataFrame } from 'danfojs-node';
import {
  type GmmModel,
  augment,
  bestOf,
  gaussianLogPdf,
  gmm,
  makeBlobs,
  reorderComponents,
  softmax,
  toFrame,
} from 'mixwell';

const blobs = makeBlobs({ rows: 60, centers: [[-2], [1]], spread: [1.3, 0.9], seed: 5 });
const { x, labels, truth } = blobs;
const numbers = Array.from(x.data);
const size = { width: 320, height: 160 };

table(toFrame(blobs, DataFrame).head(5));
draw({
  truth: scatterPlot(x, {
    labels,
    truth,
    title: 'Sixty numbers and where they come from',
    width: 500,
    height: 180,
  }),
});

md`
## Two easy questions

**If we knew the groups**, we would take the average and the deviation of each, and its share of the rows:
`;

/** A group: how many of the rows it has, its mean and its standard deviation. */
interface Group {
  weight: number;
  mean: number;
  deviation: number;
}

/** What share of each number belongs to each of two groups. */
type Shares = readonly ArrayLike<number>[];

function update(shares: Shares): Group[] {
  return [0, 1].map((k) => {
    const total = shares.reduce((sum, share) => sum + share[k], 0);
    const mean = numbers.reduce((sum, number, i) => sum + shares[i][k] * number, 0) / total;
    const squares = numbers.reduce(
      (sum, number, i) => sum + shares[i][k] * (number - mean) * (number - mean),
      0,
    );
    return { weight: total / numbers.length, mean, deviation: Math.sqrt(squares / total) };
  });
}

export const known = update(Array.from(labels, (label) => (label === 0 ? [1, 0] : [0, 1])));
table(known.map((group, k) => ({ group: k, ...group })));

md`
**If we knew the parameters**, Bayes' rule would say how much of a number belongs to each group: weight times density, divided by the sum of
both. That is the _soft_ assignment. The _hard_ one gives the whole number to the group of the larger share.
`;

function soft(groups: readonly Group[]): Shares {
  return numbers.map((number) =>
    softmax(
      groups.map(
        ({ weight, mean, deviation }) =>
          Math.log(weight) + gaussianLogPdf(number, mean, deviation),
      ),
    ),
  );
}

function hard(groups: readonly Group[]): Shares {
  return soft(groups).map((share) => (share[0] >= share[1] ? [1, 0] : [0, 1]));
}

export const right = hard(known).filter((share, i) => share[labels[i]] === 1).length;
print(
  `with these parameters the larger share is that of the right group for ${right} of 60 numbers`,
);

md`
Note that \`update\` is the same function in both cases: with shares of 0 and 1 a weighted average is an average.

## The hen and the egg

We know neither. So we guess two normal distributions of deviation 1, at -0.5 and 0.5, half of the rows each, assign, update, and
assign again.
`;

const guess: Group[] = [
  { weight: 0.5, mean: -0.5, deviation: 1 },
  { weight: 0.5, mean: 0.5, deviation: 1 },
];

const some = [6, 18, 30, 42, 54].map((rank) =>
  numbers.indexOf(numbers.toSorted((a, b) => a - b)[rank - 1]),
);
export const firstShares = soft(guess);
table(
  some.map((i) => ({
    number: numbers[i],
    'soft, left': firstShares[i][0],
    'soft, right': firstShares[i][1],
    hard: hard(guess)[i][0] === 1 ? 'left' : 'right',
    'it came from': labels[i] === 0 ? 'left' : 'right',
  })),
);

export const softRounds = [guess];
export const hardRounds = [guess];
for (let round = 1; round <= 2; round++) {
  softRounds.push(update(soft(softRounds[round - 1])));
  hardRounds.push(update(hard(hardRounds[round - 1])));
}
export const changed = hard(hardRounds[1]).filter(
  (share, i) => share[0] !== hard(guess)[i][0],
).length;

md`
And the two updates:
`;

const told = (how: string, [left, right]: Group[]): Record<string, string | number> => ({
  after: how,
  'left mean': left.mean,
  'left deviation': left.deviation,
  'left weight': left.weight,
  'right mean': right.mean,
  'right deviation': right.deviation,
  'right weight': right.weight,
});
table([
  told('the guess', guess),
  told('hard, round 1', hardRounds[1]),
  told('hard, round 2', hardRounds[2]),
  told('soft, round 1', softRounds[1]),
  told('soft, round 2', softRounds[2]),
  told('knowing the groups', known),
]);

md`
After one round the hard version has its means at -2.04 and 1.20, next to those of somebody who knew the groups. In the second
a single number changes sides, and little moves. The soft version is slower: shares near one half pull both means to the middle,
and with means in the middle the shares are near one half.

The library goes the same way. \`assignment\` says which of the two, and \`steps\` lets us look at each round:
`;

const start = {
  weights: guess.map(({ weight }) => weight),
  means: guess.map(({ mean }) => [mean]),
  covariances: guess.map(({ deviation }) => [[deviation * deviation]]),
};
const recipe = gmm({ components: 2, init: start });

/** The model with its components in the order of the start: left, right. */
function ordered(model: GmmModel): GmmModel {
  return reorderComponents(
    model,
    [0, 1].map((k) => model.startIndex.indexOf(k)),
  );
}

export function groups(model: GmmModel): Group[] {
  const { weights, means, covariances } = ordered(model);
  return [0, 1].map((k) => ({
    weight: weights[k],
    mean: means.data[k],
    deviation: Math.sqrt(covariances[k].data[0]),
  }));
}

export const hardPath = [...recipe.with({ assignment: 'hard' }).steps(x)].map(({ snapshot }) =>
  snapshot(),
);
export const softPath = [...recipe.steps(x)].map(({ snapshot }) => snapshot());

const furthest = (a: Group[], b: Group[]): number =>
  Math.max(
    ...a.flatMap(({ mean, deviation }, k) =>
      [mean - b[k].mean, deviation - b[k].deviation].map(Math.abs),
    ),
  );
export const distances = [1, 2].flatMap((round) => [
  furthest(hardRounds[round], groups(hardPath[round - 1])),
  furthest(softRounds[round], groups(softPath[round - 1])),
]);
const agree = distances.every((distance) => distance < 1e-12);
print(`by hand and by the library agree to 12 decimals: ${agree}`);

const still = recipe
  .with({ update: { weights: false, means: false, covariances: false } })
  .fit(x);
draw(
  {
    guess: responsibilityPlot(ordered(still), x, {
      ...size,
      title: 'The guess, and its shares',
    }),
    'hard-guess': scatterPlot(x, {
      labels: ordered(still).labels,
      model: ordered(still),
      ...size,
      title: 'The guess, hard',
    }),
    'soft-1': densityPlot(ordered(softPath[0]), {
      x,
      truth,
      ...size,
      title: 'Soft, after round 1',
    }),
    'hard-1': densityPlot(ordered(hardPath[0]), {
      x,
      truth,
      ...size,
      title: 'Hard, after round 1',
    }),
    'shares-1': responsibilityPlot(ordered(softPath[0]), x, {
      ...size,
      title: 'Shares of round 2',
    }),
    'labels-1': scatterPlot(x, {
      labels: ordered(hardPath[0]).labels,
      model: ordered(hardPath[0]),
      ...size,
      title: 'Assignments of round 2',
    }),
    'soft-2': densityPlot(ordered(softPath[1]), {
      x,
      truth,
      ...size,
      title: 'Soft, after round 2',
    }),
    'hard-2': densityPlot(ordered(hardPath[1]), {
      x,
      truth,
      ...size,
      title: 'Hard, after round 2',
    }),
  },
  { bare: true },
);

md`
In the left column rows are shared, in the right one they are assigned. Blue is the left group and orange the right one, the dashed line is what both
add to, and the solid line is the truth.

## To the end
`;

export const hardEnd = hardPath[hardPath.length - 1];
export const softEnd = softPath[softPath.length - 1];
table([
  {
    ...told(`hard, ${hardPath.length} rounds`, groups(hardEnd)),
    'log-likelihood': hardEnd.logLikelihood,
  },
  {
    ...told(`soft, ${softPath.length} rounds`, groups(softEnd)),
    'log-likelihood': softEnd.logLikelihood,
  },
]);
draw(
  {
    'hard-end': densityPlot(ordered(hardEnd), {
      x,
      truth,
      ...size,
      title: 'Hard, at the end',
    }),
    'soft-end': densityPlot(ordered(softEnd), {
      x,
      truth,
      ...size,
      title: 'Soft, at the end',
    }),
  },
  { bare: true },
);

md`
Hard assignment is there after 3 rounds: there are only so many ways to divide sixty numbers, and when no number changes sides, it is over.
Soft assignment takes 32 and comes to the higher likelihood, -117.27 against -117.55. It has to: the likelihood of the mixture is what it climbs. Hard
assignment cuts the tails off where the groups overlap, so its right group is too narrow, 0.81 where the soft one says 0.88 and the truth is 0.9.

What the model says of each number, as columns of the frame:
`;

const frame = new DataFrame({ number: numbers });
export const said = augment(gmm({ components: 2, init: start }).fit(frame), frame);
table(said.head(5));

md`
## What the guess does to the end

EM climbs from where it stands. Here are five guesses for the same sixty numbers:
`;

const lowest = Math.min(...numbers);
const guesses = [
  { guess: '-0.5 and 0.5', means: [-0.5, 0.5], deviations: [1, 1] },
  { guess: '-4 and 3', means: [-4, 3], deviations: [1, 1] },
  { guess: '0 and 0.01', means: [0, 0.01], deviations: [1, 1] },
  { guess: '0.9 narrow, and 0', means: [0.9, 0], deviations: [0.1, 1] },
  { guess: 'lowest number, narrow, and 0', means: [lowest, 0], deviations: [0.1, 1] },
];
export const ends = guesses.map(({ guess, means, deviations }) => {
  const init = {
    weights: [0.5, 0.5],
    means: means.map((mean) => [mean]),
    covariances: deviations.map((deviation) => [[deviation * deviation]]),
  };
  return { guess, model: recipe.with({ init }).fit(x) };
});
table(
  ends.map(({ guess, model }) => {
    const [first, second] = groups(model);
    return {
      guess,
      rounds: model.report.iterations,
      means: fixed([first.mean, second.mean], 2),
      deviations: fixed([first.deviation, second.deviation], 3),
      weights: fixed([first.weight, second.weight], 2),
      'log-likelihood': model.logLikelihood,
      warning: model.report.warnings.map(({ code }) => code).join(', '),
    };
  }),
);
draw(
  {
    pile: densityPlot(ends[3].model, { x, ...size, title: 'From a narrow guess at 0.9' }),
    outlier: densityPlot(ends[4].model, { x, ...size, title: 'From the lowest number' }),
  },
  { bare: true },
);

const patient = recipe.with({
  tolerance: 1e-7,
  init: { weights: [0.5, 0.5], means: [[0], [0.01]], covariances: [[[1]], [[1]]] },
});
export const escaped = patient.fit(x);
print(`0 and 0.01, a tenth of the tolerance: ${escaped.report.iterations} rounds`);
print(`log-likelihood ${fixed(escaped.logLikelihood)}`);

md`
The first two come to the same place. The others do not:

- From **0 and 0.01** the two groups are nearly one. Every number is shared half and half, the updates give nearly the same group twice, and after two
  rounds the likelihood moves so little that EM takes it for the end. With a tenth of the \`tolerance\` it creeps on, and off the plateau.
- From a **narrow guess at 0.9** the narrow group settles on a knot of some 7 numbers that happen to lie close together.
  That is a hilltop of its own, and nearly as high, -117.36.
- From a narrow guess at the **lowest number** there is no way back: the group has that one number, whose deviation is 0, and the likelihood would grow
  without end if the library did not bound the deviation from below. It says so, and it calls the result spurious.

## Several starts

Hence the old advice: start several times and take the best. Random responsibilities are a poor start, which is what we want to see here:
`;

export const several = bestOf(gmm({ components: 2, init: 'random' }), x, { starts: 20 });
const ended = several.report.starts.map(({ objective }) => objective?.toFixed(2) ?? 'failed');
table(
  [...new Set(ended)].map((end) => ({
    'log-likelihood': end,
    'starts that ended there': ended.filter((other) => other === end).length,
  })),
);
export const best = several.model;
print(`best: means ${fixed(best.means.data, 2)}, agreement ${several.report.agreement}`);
draw({
  starts: historyPlot(
    several.report.starts.map(({ seed }) =>
      gmm({ components: 2, init: 'random', seed: seed ?? 0 }).fit(x),
    ),
    {
      title: 'Twenty starts',
      width: 500,
      height: 200,
    },
  ),
});

md`
Four of twenty stopped on the plateau where the two groups are one; sixteen found the top. \`agreement\` is that share: where it is
low, more starts may find more. The library's own start, \`init: 'portfolio'\`, makes several short climbs before the long one, and gets there nearly each time.
`;

export const portfolio = bestOf(gmm({ components: 2 }), x, { starts: 20 });
print(`agreement of 20 starts of the default: ${portfolio.report.agreement}`);
