import { describe, expect, it, vi } from 'vitest';
import { deviations } from '../../test/gradient-mean.ts';
import { type Fit, dropArray, iteration, passingArray, rowArray, sweep, takeRows } from '../fit.ts';
import type { Kernel } from '../kernel.ts';
import { matrix } from '../table.ts';
import type { Crew, Shift } from './crew.ts';
import type { Home } from './home.ts';
import { answerNow, converse } from './converse.ts';

const rows = { matrix: matrix(Array.from({ length: 2500 }, (_, i) => i)), weights: null };

function* logged<T>(fit: Fit<T>, log: string[]): Fit<T> {
  try {
    return yield* fit;
  } finally {
    log.push('closed');
  }
}

describe('converse', () => {
  it('pauses after each block of a sweep, and gives a step after each iteration', () => {
    function* fit(): Fit<string> {
      const { shift } = yield* sweep(deviations, { about: Float64Array.of(0) });
      const verdict = yield* iteration({ iteration: 1, objective: shift[0], change: -1, finish: () => takeRows([0]) });
      return verdict;
    }
    const talk = converse(fit(), rows);
    expect([talk.next().value, talk.next().value, talk.next().value]).toEqual(['pause', 'pause', 'pause']);
    const step = talk.next().value;
    expect(step).toMatchObject({ iteration: 1, objective: (2500 * 2499) / 2, change: -1 });
    expect(Object.isFrozen(step)).toBe(true);
    expect(talk.next('stopped-by-caller')).toEqual({ done: true, value: 'stopped-by-caller' });
  });

  it('pauses where rows were taken, be they none: so long work without a sweep can give way', () => {
    const talk = converse(takeRows([]), rows);
    expect(talk.next().value).toBe('pause');
    expect(talk.next()).toEqual({ done: true, value: { data: new Float64Array(0), rows: 0, cols: 1 } });
  });
});

describe('answerNow', () => {
  it('gives the result, and lets iterations go on', () => {
    function* fit(): Fit<string> {
      return yield* iteration({ iteration: 1, objective: 0, change: 0, finish: () => takeRows([0]) });
    }
    expect(answerNow(fit(), rows)).toBe('unheard');
  });

  it('closes the fit at its end, and where it throws', () => {
    const log: string[] = [];
    answerNow(logged(takeRows([0]), log), rows);
    const failing: Kernel<null, object> = {
      name: 'failing',
      empty: () => ({}),
      accumulate() {
        throw new Error('no');
      },
    };
    expect(() => answerNow(logged(sweep(failing, null), log), rows)).toThrow('no');
    expect(log).toEqual(['closed', 'closed']);
  });
});

describe('a home', () => {
  const moved = { matrix: matrix(Array.from({ length: 2500 }, (_, i) => 2 * i)), weights: null };
  const near = new Int32Array(2500);
  const empty = { array: () => undefined, free: () => {} };
  function* moveIn(): Generator<void> {
    yield;
    yield;
  }
  function* fit(): Fit<readonly unknown[]> {
    const arrays = [yield* passingArray('int32'), yield* passingArray('float64'), yield* rowArray('int32')];
    const { shift } = yield* sweep(deviations, { about: Float64Array.of(0) });
    return [...arrays, shift[0]];
  }

  it('has the rows that sweeps read, and passing arrays as far as there is room, until the fit ends', () => {
    const leave = vi.fn();
    const array = vi.fn((type: string) => (type === 'int32' ? near : undefined)) as Home['array'];
    const house = vi.fn(() => ({ ...empty, rows: moved, array, moveIn, leave }));
    const [passing, noRoom, own, sum] = answerNow(fit(), rows, house);
    expect(passing).toBe(near);
    expect([noRoom, own]).toEqual([new Float64Array(2500), new Int32Array(2500)]);
    expect(own).not.toBe(near);
    expect(sum).toBe(2500 * 2499);
    expect(house).toHaveBeenCalledExactlyOnceWith(rows, undefined);
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it('hears which of its arrays is of no more use', () => {
    const free = vi.fn();
    function* dropping(): Fit<void> {
      yield* dropArray(yield* passingArray('int32'));
    }
    answerNow(dropping(), rows, () => ({ rows: moved, array: (() => near) as never, free, moveIn, leave: () => {} }));
    expect(free.mock.calls).toEqual([[near]]);
    answerNow(dropping(), rows);
  });

  it('is moved into before the fit begins, with a pause wherever it has one', () => {
    const begun = vi.fn();
    function* watched(): Fit<void> {
      begun();
      yield* takeRows([0]);
    }
    const talk = converse(watched(), rows, { house: () => ({ ...empty, rows, moveIn, leave: vi.fn() }) });
    expect([talk.next().value, talk.next().value]).toEqual(['pause', 'pause']);
    expect(begun).not.toHaveBeenCalled();
    expect(talk.next().value).toBe('pause');
    expect(begun).toHaveBeenCalledTimes(1);
    expect(talk.next().done).toBe(true);
  });

  it('is left where the fit throws', () => {
    const leave = vi.fn();
    function* failing(): Fit<void> {
      yield* takeRows([0]);
      throw new Error('no');
    }
    expect(() => answerNow(failing(), rows, () => ({ ...empty, rows, moveIn, leave }))).toThrow();
    expect(leave).toHaveBeenCalledTimes(1);
  });

  it('has room for a crew, which works there, and is left when none of it touches the rows any more', async () => {
    const events: string[] = [];
    const home: Home = {
      rows: { ...rows },
      ...empty,
      *moveIn() {
        events.push('in');
        yield;
      },
      leave: () => events.push('left'),
    };
    let stilled = (): void => {};
    const still = new Promise<void>((resolve) => (stilled = resolve));
    const take = vi.fn((): Shift => {
      events.push('taken');
      return { sweep: () => null, end: () => still };
    });
    const house = vi.fn(() => home);
    const talk = converse(fit(), rows, { crew: { size: 3, take } as unknown as Crew, house });
    while (!talk.next().done);
    expect(house).toHaveBeenCalledExactlyOnceWith(rows, 3);
    expect(take).toHaveBeenCalledExactlyOnceWith(home.rows);
    expect(events).toEqual(['in', 'taken']);
    stilled();
    await still;
    expect(events).toEqual(['in', 'taken', 'left']);
  });
});
