import { toTable } from '@mixwell/core';
import { describe, expect, it } from 'vitest';
import { climber } from '../test/climber.ts';
import type { FitMessage, RowsMessage } from './messages.ts';
import { fitsOf } from './serve-fits.ts';

const table = toTable(
  Array.from({ length: 300 }, (_, i) => [i]),
  'test',
);
const rows: RowsMessage = { table, weights: null, arithmetic: undefined };
const asked = (params: object, more: Partial<FitMessage> = {}): FitMessage => ({
  name: 'climber',
  params: params as never,
  goal: undefined,
  ...more,
});

describe('a thread', () => {
  it('says nothing of rows and of modules, and answers a fit with the JSON of its model, long lists packed', () => {
    const hear = fitsOf([climber]);
    expect([hear({ modules: new Map() }), hear(rows)]).toEqual([undefined, undefined]);
    const json = climber({ limit: 8 }).fit(table).toJSON();
    expect(hear(asked({ limit: 8, steps: 5 }))).toEqual({
      model: { ...json, state: { labels: new Float64Array(300) } },
    });
  });

  it('with an error of ours by its parts', () => {
    const hear = fitsOf([climber]);
    hear(rows);
    const error = { code: 'degenerate', message: 'climber: bad luck.', details: { limit: 13 } };
    expect(hear(asked({ limit: 13 }))).toEqual({ error });
  });

  it('with nothing where it does not know the estimator, or there are no rows', () => {
    const hear = fitsOf([climber]);
    expect(hear(asked({ limit: 8 }))).toEqual({});
    hear(rows);
    expect(hear(asked({ limit: 8 }, { name: 'diver' }))).toEqual({});
  });

  it('stops a fit that does not come as far as its goal', () => {
    const hear = fitsOf([climber]);
    hear(rows);
    const goal = { objective: 20, better: 'larger', slack: 1e-6 } as const;
    const { model } = hear(asked({ limit: 8, steps: 40 }, { goal })) ?? {};
    expect([model?.report.stop, model?.report.iterations]).toEqual(['stopped-by-caller', 5]);
  });

  it('ends a fit that is aborted', () => {
    const hear = fitsOf([climber]);
    hear(rows);
    const { error } = hear(asked({ limit: 8 }, { aborted: Int32Array.of(1) })) ?? {};
    expect([error?.code, error?.message]).toEqual(['aborted', 'climber: aborted after 0 iterations.']);
  });

  it('with missing cells, where the estimator does not take them, says what fit says', () => {
    const hear = fitsOf([climber]);
    hear({ ...rows, table: { data: Float64Array.of(1, NaN), rows: 2, cols: 1, columns: ['a'] } });
    const { error } = hear(asked({ limit: 8 })) ?? {};
    expect(error?.code).toBe('invalid-input');
  });
});
