import type { State } from '../state/state.ts';
import { dataCode } from './data-code.ts';
import { list, number, object, quoted } from './literals.ts';

/** TypeScript that comes to what is on the screen, and prints it; what it needs from npm is in its imports. */
export function typescriptOf(state: State): string {
  const data = dataCode(state);
  const model = state.method === 'kmeans' ? kmeansCode(state) : mixtureCode(state);
  const names = [...new Set([...data.names, ...model.names])].sort();
  return [
    ...data.imports,
    ...model.imports,
    `import { ${names.join(', ')} } from 'mixwell';`,
    '',
    ...data.lines,
    '',
    ...model.lines,
    '',
  ].join('\n');
}

interface ModelCode {
  /** Whole import lines. */
  readonly imports: readonly string[];
  /** Names from 'mixwell'. */
  readonly names: readonly string[];
  readonly lines: readonly string[];
}

function mixtureCode(state: State): ModelCode {
  const { components, covariance, assignment, start, hand, seed, hold, iteration } = state;
  const held = Object.entries(hold).filter(([, isHeld]) => isHeld);
  const recipe = object({
    components: number(components),
    covariance: quoted(covariance),
    init: start === 'hand' && hand ? placedCode(hand) : quoted(start),
    ...(held.length > 0 && { update: object(Object.fromEntries(held.map(([part]) => [part, 'false']))) }),
    ...(assignment === 'hard' && { assignment: quoted(assignment) }),
    seed: number(seed),
  });
  const atStart = [
    '// The start: a fit in which everything is held.',
    'const model = recipe.with({ update: { weights: false, means: false, covariances: false }, maxIterations: 1 }).fit(x);',
  ];
  return {
    imports: [],
    names: ['gmm'],
    lines: [
      `const recipe = gmm(${recipe});`,
      ...(iteration === 0 ? atStart : [modelAfter(iteration)]),
      `console.log('iteration', ${number(iteration)}, model.report.objectiveName, model.report.objective);`,
      'model.weights.forEach((weight, k) => console.log(weight, model.means.data.subarray(k * x.cols, (k + 1) * x.cols), model.covariances[k].data));',
    ],
  };
}

function kmeansCode(state: State): ModelCode {
  const { components, start, hand, seed, iteration } = state;
  if (iteration === 0) return kmeansStartCode(state);
  const recipe = object({
    clusters: number(components),
    init: start === 'hand' && hand ? matrixCode(hand.means) : quoted(start === 'k-means++' ? start : 'random'),
    seed: number(seed),
  });
  return {
    imports: [],
    names: ['kmeans'],
    lines: [
      `const recipe = kmeans(${recipe});`,
      modelAfter(iteration),
      `console.log('iteration', ${number(iteration)}, model.report.objectiveName, model.report.objective);`,
      'for (let k = 0; k < model.clusters; k++) console.log(model.centers.data.subarray(k * x.cols, (k + 1) * x.cols));',
    ],
  };
}

/** The centers before the first iteration, drawn as `kmeans` draws them. */
function kmeansStartCode({ components, start, hand, seed }: State): ModelCode {
  const draw = start === 'k-means++' ? 'plusPlusCenters' : 'randomRowCenters';
  const isPlaced = start === 'hand' && hand !== null;
  return {
    imports: isPlaced
      ? []
      : ["import { answerNow, randomStream } from '@mixwell/core';", `import { ${draw} } from '@mixwell/kmeans';`],
    names: isPlaced ? ['matrix'] : [],
    lines: [
      isPlaced
        ? `const centers = matrix(${matrixCode(hand.means)});`
        : `const centers = answerNow(${draw}(${components}, randomStream(${seed}, 'init')), { matrix: x, weights: null });`,
      'let inertia = 0;',
      'for (let i = 0; i < x.rows; i++) {',
      '  let least = Infinity;',
      '  for (let k = 0; k < centers.rows; k++) {',
      '    let distance = 0;',
      '    for (let j = 0; j < x.cols; j++) distance += (x.data[i * x.cols + j] - centers.data[k * x.cols + j]) ** 2;',
      '    least = Math.min(least, distance);',
      '  }',
      '  inertia += least;',
      '}',
      "console.log('iteration', 0, 'inertia', inertia);",
      'for (let k = 0; k < centers.rows; k++) console.log(centers.data.subarray(k * x.cols, (k + 1) * x.cols));',
    ],
  };
}

function modelAfter(iteration: number): string {
  return `const model = recipe.with({ maxIterations: ${number(iteration)} }).fit(x);`;
}

function placedCode({ means, weights, covariances }: NonNullable<State['hand']>): string {
  return object({
    means: matrixCode(means),
    ...(weights && { weights: list(weights.map(number)) }),
    ...(covariances && { covariances: list(covariances.map(matrixCode)) }),
  });
}

function matrixCode(rows: readonly (readonly number[])[]): string {
  return list(rows.map((row) => list(row.map(number))));
}
