import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covarianceNames } from '../data/covariance-names.ts';
import { settingsOf, sources } from '../data/sources.ts';
import { LONGEST, readHash, writeHash } from './hash.ts';
import { settled } from './settled.ts';
import {
  MOST_COMPONENTS,
  type Placed,
  type State,
  firstState,
  freshData,
  layers,
  methods,
  panels,
  parts,
  speeds,
  starts,
  tools,
} from './state.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const marks = <Name extends string>(names: readonly Name[]): fc.Arbitrary<Record<Name, boolean>> =>
  fc
    .tuple(...names.map(() => fc.boolean()))
    .map((set) => Object.fromEntries(names.map((name, at) => [name, set[at]])) as Record<Name, boolean>);

const tables = fc.integer({ min: 1, max: 4 }).chain((cols) =>
  fc.record(
    {
      name: fc.string(),
      columns: fc.array(fc.string(), { minLength: cols, maxLength: cols }),
      places: fc.array(fc.nat(50), { minLength: cols, maxLength: cols }),
      firstRow: fc.constantFrom(0 as const, 1 as const),
      data: fc.array(finite, { minLength: 3 * cols, maxLength: 3 * cols }).map((values) => Float64Array.from(values)),
      leftOut: fc.nat(100),
    },
    { noNullPrototype: true },
  ),
);

function placements(components: number, axes: number): fc.Arbitrary<Placed> {
  const list = <T>(item: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> =>
    fc.array(item, { minLength: length, maxLength: length });
  return fc.record(
    {
      means: list(list(finite, axes), components),
      weights: list(finite, components),
      covariances: list(list(list(finite, axes), axes), components),
    },
    { requiredKeys: ['means'], noNullPrototype: true },
  );
}

/** Every state that the page can be in. */
const states: fc.Arbitrary<State> = fc
  .tuple(
    fc.constantFrom(...sources),
    fc.constantFrom(...methods),
    fc.integer({ min: 1, max: MOST_COMPONENTS }),
    fc.boolean(),
  )
  .chain(([source, method, components, isLine]) => {
    const columns: State['columns'] = isLine ? [0, null] : freshData(source).columns[1] === null ? [1, 0] : [0, 1];
    const axes = isLine ? 1 : 2;
    return fc
      .record({
        settings: fc.record(
          Object.fromEntries(
            Object.entries(settingsOf(source)).map(([name, { min, max }]) => [
              name,
              fc.double({ min, max, noNaN: true }).map((value) => value + 0),
            ]),
          ),
          { noNullPrototype: true },
        ),
        added: fc
          .array(finite, { maxLength: 6 })
          .map((values) => values.slice(0, values.length - (values.length % axes))),
        csv: tables,
        covariance: fc.constantFrom(...covarianceNames),
        assignment: fc.constantFrom('soft' as const, 'hard' as const),
        start: fc.constantFrom(...(Object.keys(starts[method]) as State['start'][])),
        hand: placements(components, axes),
        seed: fc.nat(),
        hold: marks(parts),
        iteration: fc.nat(100_000),
        speed: fc.constantFrom(...speeds),
        show: marks(layers),
        panel: fc.constantFrom(...panels),
        tool: fc.constantFrom(...tools),
        row: fc.option(fc.nat(1000)),
      })
      .map(({ csv, ...rest }) =>
        settled({ ...rest, source, method, components, columns, csv: source === 'csv' ? csv : null }),
      );
  });

describe('the address', () => {
  test('brings every state back', async () => {
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        const { hash, isWithoutData } = await writeHash(state);
        expect(isWithoutData).toBe(false);
        expect(await readHash(`#${hash}`)).toStrictEqual(state);
      }),
    );
  });

  test('says only the source of the first screen', async () => {
    expect((await writeHash(firstState)).hash).toBe('v=1&source=mixture');
  });

  test('is readable where there are no rows in it', async () => {
    const state = settled({ ...firstState, ...freshData('moons'), components: 4, iteration: 12 });
    expect((await writeHash(state)).hash).toBe('v=1&source=moons&k=4&t=12');
  });

  test('leaves out rows that are too many, and says so', async () => {
    const added = Array.from({ length: 4000 }, (_, i) => Math.sin(i));
    const { hash, isWithoutData } = await writeHash({ ...firstState, added });
    expect(isWithoutData).toBe(true);
    expect(hash.length).toBeLessThan(LONGEST);
    expect((await readHash(hash))?.added).toEqual([]);
  });

  test.each(['', '#', '#v=2&source=moons', '#v=1', '#v=1&source=nowhere', '#source=moons'])(
    '%j is none',
    async (hash) => {
      expect(await readHash(hash)).toBeNull();
    },
  );

  test.each([
    'k=0',
    'k=99',
    'k=3.5',
    'shape=round',
    'start=nowhere',
    'hold=all',
    't=-1',
    'speed=3',
    'panel=',
    'data.rows=9',
    'data.rows=NaN',
    'columns=1.1',
    'columns=a',
    'columns=0.1.2',
    'row=x',
    'tool=hammer',
    'z=%%%',
    'z=AAAA',
  ])('%s is as if it were not there', async (part) => {
    expect(await readHash(`v=1&source=mixture&${part}`)).toStrictEqual(firstState);
  });

  test('any text is a state or none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (name, value) => {
        const hash = new URLSearchParams({ v: '1', source: 'iris', [name]: value }).toString();
        const state = await readHash(hash);
        if (state) expect(await readHash((await writeHash(state)).hash)).toStrictEqual(state);
      }),
    );
  });

  test('a file without its rows becomes an empty sheet', async () => {
    expect((await readHash('v=1&source=csv'))?.source).toBe('points');
  });
});
