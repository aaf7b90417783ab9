import { gmm, kmeans, makeBlobs, makeMoons } from 'mixwell';
import { describe, expect, test } from 'vitest';
import { covarianceNames } from '../data/covariance-names.ts';
import { placed, withPlaced } from '../state/changes.ts';
import { type State, firstState, freshData } from '../state/state.ts';
import { type Desk, type Look, newDesk } from './desk.ts';
import { matricesOf, rowsOf } from './mixture.ts';
import { dataAsk, modelAsk } from './problem.ts';

const look = (components: number): Look => ({
  palette: Array.from({ length: components }, (_, k) => [30 * k, 255 - 30 * k, 128] as const),
  window: [
    [-10, 10],
    [-10, 10],
  ],
  hasContours: false,
});

function laid(state: State): Desk {
  const desk = newDesk(() => 0);
  desk.lay(dataAsk(state), state.csv);
  return desk;
}

const moons: State = { ...firstState, ...freshData('moons'), components: 3, seed: 5 };

describe('a mixture on the desk', () => {
  test('goes the way of the library’s fit, and ends as it does', () => {
    const desk = laid(moons);
    desk.begin(modelAsk(moons), look(3));
    const { stop, frame } = desk.seek(100_000, look(3), Infinity);
    const { x } = makeMoons({ rows: 300, noise: 0.08, seed: 1 });
    const model = gmm({ components: 3, init: 'random-rows', seed: 5 }).fit(x);
    expect(stop).toBe('tolerance');
    expect(frame.iteration).toBe(model.report.iterations);
    expect(frame.objective).toBe(model.report.objective);
    expect([...frame.mixture.weights].sort()).toEqual([...model.weights].sort());
  });

  test('tells every iteration once, and shows any of them again', () => {
    const desk = laid(moons);
    const begun = desk.begin(modelAsk(moons), look(3));
    const { fresh } = desk.seek(4, look(3), Infinity);
    const { history } = gmm({ components: 3, init: 'random-rows', seed: 5 }).fit(desk.x).report;
    expect(begun.fresh.map(({ iteration }) => iteration)).toEqual([0]);
    expect(fresh.map(({ objective }) => objective)).toEqual(history.slice(0, 4));
    const again = desk.seek(2, look(3), Infinity);
    expect(again.fresh).toEqual([]);
    expect(again.frame.objective).toBe(history[1]);
  });

  test('shows the same colours when an iteration is come back to', () => {
    const desk = laid(moons);
    desk.begin(modelAsk(moons), look(3));
    const { colours } = desk.seek(3, look(3), Infinity).frame;
    desk.seek(6, look(3), Infinity);
    expect(desk.seek(3, look(3), Infinity).frame.colours).toEqual(colours);
  });

  test('stops for breath when its time is over', () => {
    let now = 0;
    const desk = newDesk(() => now++);
    desk.lay(dataAsk(moons), null);
    desk.begin(modelAsk(moons), look(3));
    expect(desk.seek(50, look(3), 3).frame.iteration).toBe(3);
    expect(desk.seek(50, look(3), 3).frame.iteration).toBe(6);
  });

  test('counts the parameters that the fit may change, from the start on', () => {
    const held: State = { ...moons, hold: { weights: false, means: true, covariances: true } };
    expect(laid(moons).begin(modelAsk(moons), look(3)).freeParameters).toBe(17);
    expect(laid(held).begin(modelAsk(held), look(3)).freeParameters).toBe(2);
  });

  test.each(covarianceNames)('goes on from a mean that was dragged in the middle of a fit: %s', (covariance) => {
    const state: State = { ...firstState, covariance };
    const desk = laid(state);
    desk.begin(modelAsk(state), look(3));
    const { mixture } = desk.seek(3, look(3), Infinity).frame;
    const dragged = withPlaced(state, placed(state, mixture, 1, [0.25, -0.5]));
    const { frame } = desk.begin(modelAsk(dragged), look(3));
    expect(frame.mixture.means.slice(2, 4)).toEqual([0.25, -0.5]);
    expect(frame.mixture.means.slice(0, 2)).toEqual(mixture.means.slice(0, 2));
    frame.mixture.covariances.forEach((value, at) => expect(value).toBeCloseTo(mixture.covariances[at], 6));
  });

  test('keeps what is held', () => {
    const state: State = { ...moons, hold: { weights: true, means: false, covariances: true } };
    const desk = laid(state);
    const start = desk.begin(modelAsk(state), look(3)).frame.mixture;
    const { mixture } = desk.seek(5, look(3), Infinity).frame;
    expect(mixture.covariances).toEqual(start.covariances);
    expect(mixture.weights).toEqual(start.weights);
    expect(mixture.means).not.toEqual(start.means);
  });

  test('gives whole rows to components where it is hard', () => {
    const state: State = { ...moons, assignment: 'hard' };
    const desk = laid(state);
    const { frame, objectiveName } = desk.begin(modelAsk(state), look(3));
    expect(objectiveName).toBe('classificationLogLikelihood');
    expect(new Set(frame.colours).size).toBeLessThanOrEqual(3);
    expect(frame.counts.every(Number.isInteger)).toBe(true);
  });

  test('draws contours of two features and curves of one', () => {
    const line: State = { ...firstState, ...freshData('line'), components: 2 };
    const desk = laid(line);
    const { frame } = desk.begin(modelAsk(line), { ...look(2), hasContours: true });
    expect(frame.contours).toEqual([]);
    expect(frame.curves).toHaveLength(3);
    const plane = laid(moons).begin(modelAsk(moons), { ...look(3), hasContours: true }).frame;
    expect(plane.contours.length).toBeGreaterThan(3);
    expect(plane.curves).toEqual([]);
  });
});

describe('k-means on the desk', () => {
  const blobs: State = {
    ...firstState,
    ...freshData('blobs'),
    method: 'kmeans',
    components: 4,
    start: 'random',
    seed: 3,
  };

  test.each(['random', 'k-means++'] as const)('from %s goes the way of the library’s fit', (start) => {
    const state: State = { ...blobs, start };
    const desk = laid(state);
    const begun = desk.begin(modelAsk(state), look(4)).frame;
    const { frame, stop } = desk.seek(100_000, look(4), Infinity);
    const { x } = makeBlobs({ rows: 300, centers: 4, spread: 1.2, seed: 1 });
    const model = kmeans({ clusters: 4, init: start, seed: 3 }).fit(x);
    expect(stop).toBe(model.report.stop);
    expect(frame.objective).toBe(model.inertia);
    expect([...frame.labels]).toEqual([...model.labels]);
    // The start is the one that the fit came from.
    const again = kmeans({ clusters: 4, init: rowsOf(begun.mixture.means, 2), maxIterations: 1 }).fit(x);
    expect(again.report.history[0]).toBe(model.report.history[0]);
    expect(begun.objective).toBeGreaterThan(again.inertia);
  });

  test('starts from centers placed by hand', () => {
    const state = withPlaced(
      { ...blobs, components: 2 },
      {
        means: [
          [-10, 0],
          [10, 0],
        ],
      },
    );
    const { frame } = laid(state).begin(modelAsk(state), look(2));
    expect(frame.mixture.means).toEqual([-10, 0, 10, 0]);
    expect(frame.mixture.covariances).toEqual([]);
  });
});

describe('what cannot be', () => {
  test('a fit without points', () => {
    const state: State = { ...firstState, ...freshData('points') };
    expect(() => laid(state).begin(modelAsk(state), look(3))).toThrow('no points yet');
  });

  test('more components than points', () => {
    const state: State = { ...firstState, ...freshData('points'), added: [1, 2, 3, 4] };
    expect(() => laid(state).begin(modelAsk(state), look(3))).toThrow('3 components need at least as many rows');
  });

  test('a point that is not there', () => {
    const desk = laid(moons);
    desk.begin(modelAsk(moons), look(3));
    expect(() => desk.inspect(0, 300)).toThrow('There is no point 301.');
  });

  test('a step before a fit', () => {
    expect(() => laid(moons).seek(1, look(3), 1)).toThrow('There is no fit.');
  });
});

test('a matrix a component', () => {
  expect(matricesOf({ weights: [0.5, 0.5], means: [0, 0], covariances: [4, 9] })).toEqual([[[4]], [[9]]]);
});
