import { describe, expect, it } from 'vitest';
import { deviations } from '../test/gradient-mean.ts';
import { type Fit, iteration, pickRows, quietly, rowArray, sweep, takeRows } from './fit.ts';
import { answerNow } from './runner/converse.ts';
import { matrix } from './table.ts';

const rows = {
  matrix: matrix([
    [1, 10],
    [2, 20],
    [4, 40],
  ]),
  weights: null,
};

describe('questions, answered by hand', () => {
  it('sweep: the sums of a kernel over all rows', () => {
    expect(answerNow(sweep(deviations, { about: Float64Array.of(1, 10) }), rows)).toEqual({
      weight: Float64Array.of(3),
      shift: Float64Array.of(4, 40),
      square: Float64Array.of(1010),
    });
  });

  it('rowArray: zeros, one a row or more, of the type asked for', () => {
    expect(answerNow(rowArray('int32'), rows)).toEqual(new Int32Array(3));
    expect(answerNow(rowArray('float64', 2), rows)).toEqual(new Float64Array(6));
  });

  it('takeRows: rows 2 and 0 in that order', () => {
    expect(answerNow(takeRows([2, 0]), rows)).toEqual({ data: Float64Array.of(4, 40, 1, 10), rows: 2, cols: 2 });
  });

  it('pickRows: half way along equal weights is row 1, along values 0, 0, 1 row 2', () => {
    expect(answerNow(pickRows(null, [0.5]), rows)).toEqual([1]);
    expect(answerNow(pickRows(Float64Array.of(0, 0, 1), [0, 0.5]), rows)).toEqual([2, 2]);
  });

  it('iteration: goes on, where nobody stops it', () => {
    const step = { iteration: 1, objective: 0, change: 0, finish: () => takeRows([0]) };
    expect(answerNow(iteration(step), rows)).toBe('unheard');
  });
});

describe('quietly', () => {
  function* counting(log: string[]): Fit<string> {
    try {
      for (let i = 1; i <= 2; i++) {
        const { data } = yield* takeRows([i]);
        const verdict = yield* iteration({ iteration: i, objective: data[0], change: 0, finish: () => takeRows([0]) });
        log.push(`row ${data[0]}, ${verdict}`);
      }
      return 'done';
    } finally {
      log.push('closed');
    }
  }
  const kinds = (fit: Fit<unknown>): string[] => {
    const heard: string[] = [];
    let reply: unknown;
    for (;;) {
      const { done, value } = fit.next(reply);
      if (done) return [...heard, String(value)];
      heard.push(value.kind);
      reply = value.kind === 'iteration' ? 'continue' : { data: [heard.length], rows: 1, cols: 1 };
    }
  };

  it('asks what the fit asks and gives what it gives, without its iterations', () => {
    expect(kinds(counting([]))).toEqual(['take-rows', 'iteration', 'take-rows', 'iteration', 'done']);
    const log: string[] = [];
    expect(kinds(quietly(counting(log)))).toEqual(['take-rows', 'take-rows', 'done']);
    expect(log).toEqual(['row 1, unheard', 'row 2, unheard', 'closed']);
  });

  it('closes the fit when it is closed itself', () => {
    const log: string[] = [];
    const fit = quietly(counting(log));
    fit.next();
    fit.return('');
    expect(log).toEqual(['closed']);
  });
});
