import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../data/csv.ts';
import { withCsv, withModel, withPlaced, withPoint, withSource } from '../state/changes.ts';
import { type State, firstState } from '../state/state.ts';
import { newDesk } from '../worker/desk.ts';
import { dataAsk, modelAsk } from '../worker/problem.ts';
import { typescriptOf } from './typescript.ts';

/** Inside the project, so that imports find their packages. */
const folder = join(import.meta.dirname, '../../out-tsc/code');

const csv = readCsv(
  "it's.csv",
  `name,a,b\n${Array.from({ length: 40 }, (_, i) => `r${i},${i % 7},${(i * i) % 11}`).join('\n')}`,
);
const long = Array.from({ length: 1500 }, (_, i) =>
  i === 7 ? 'gap,,1' : `r${i},${Math.sin(i)},${(i % 5) + Math.cos(i)}`,
);
const longText = `name,a,b\n${long.join('\n')}\n`;
const first = firstState;
const after = (state: State, iteration: number): State => ({ ...state, iteration });

const screens: readonly (readonly [string, State])[] = [
  ['the first screen', first],
  ['a mixture after three iterations', after(first, 3)],
  ['moons with points added by hand', after(withPoint(withPoint(withSource(first, 'moons'), [0.5, 2]), [-1, -1]), 2)],
  ['two circles, tied', after(withModel(withSource(first, 'circles'), { covariance: 'tied', start: 'k-means++' }), 4)],
  [
    'one feature, held weights',
    after(
      withModel(withSource(first, 'line'), {
        components: 2,
        hold: { weights: true, means: false, covariances: false },
      }),
      5,
    ),
  ],
  ['iris, hard', after(withModel(withSource(first, 'iris'), { assignment: 'hard', start: 'kmeans' }), 2)],
  [
    'means placed by hand',
    after(
      withPlaced(withSource(first, 'faithful'), {
        means: [
          [2, 50],
          [3, 60],
          [4, 80],
        ],
      }),
      3,
    ),
  ],
  [
    'parameters placed by hand, at the start',
    withPlaced(withModel(first, { components: 2 }), {
      means: [
        [0, 0],
        [1, 2],
      ],
      weights: [0.25, 0.75],
      covariances: [
        [
          [1, 0.5],
          [0.5, 2],
        ],
        [
          [2, 0],
          [0, 1],
        ],
      ],
    }),
  ],
  ['a file', after(withCsv(first, csv), 2)],
  [
    'points of one’s own',
    after(
      withModel(
        [
          [1, 2],
          [3, 4],
          [2, 2],
          [8, 9],
          [9, 9],
          [8, 8],
        ].reduce(withPoint, withSource(first, 'points')),
        { components: 2 },
      ),
      1,
    ),
  ],
  [
    'k-means of blobs',
    after(withModel(withSource(first, 'blobs'), { method: 'kmeans', components: 4, start: 'random' }), 2),
  ],
  ['k-means before its first step', withModel(withSource(first, 'blobs'), { method: 'kmeans', start: 'k-means++' })],
  [
    'k-means from centers placed by hand',
    withPlaced(withModel(withSource(first, 'blobs'), { method: 'kmeans', components: 2 }), {
      means: [
        [0, 0],
        [5, 5],
      ],
    }),
  ],
  ['a long file', after(withCsv(first, readCsv('long.csv', longText)), 2)],
];

/** What each screen's code prints first; all run in one process, one after the other. */
let printed: readonly string[] = [];

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'long.csv'), longText);
  screens.forEach(([, state], at) => writeFileSync(join(folder, `screen-${at}.ts`), typescriptOf(state)));
  const imports = screens.map((_, at) => `console.log('screen');\nawait import('./screen-${at}.ts');`);
  writeFileSync(join(folder, 'all.ts'), imports.join('\n'));
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@mixwell/source', 'all.ts'], {
    cwd: folder,
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  printed = stdout
    .split('screen\n')
    .slice(1)
    .map((text) => text.split('\n')[0]);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the TypeScript that is copied comes to what is on the screen:', () => {
  test.each(screens.map(([name, state], index) => ({ name, state, index })))('$name', ({ state, index }) => {
    expect(printed[index]).toBe(`iteration ${state.iteration} ${shown(state).join(' ')}`);
  });
});

/** What the screen shows of a state: the name of the objective and its value. */
function shown(state: State): [string, number] {
  const desk = newDesk(() => 0);
  const look = {
    palette: Array.from({ length: 8 }, () => [0, 0, 0] as const),
    window: [[-9, 9] as const],
    hasContours: false,
  };
  desk.lay(dataAsk(state), state.csv);
  const { objectiveName } = desk.begin(modelAsk(state), look);
  return [objectiveName, desk.seek(state.iteration, look, Infinity).frame.objective];
}
