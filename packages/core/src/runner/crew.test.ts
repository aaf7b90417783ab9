import { describe, expect, it, vi } from 'vitest';
import { type GradientMean, deviations, gradientMean } from '../../test/gradient-mean.ts';
import { refusal } from '../../test/refusal.ts';
import type { MixwellError } from '../error.ts';
import type { SweepRequest } from '../fit.ts';
import type { Matrix } from '../matrix.ts';
import { randomStream } from '../seed.ts';
import { type Rows, sumBlocks } from './blocks.ts';
import type { Crew } from './crew.ts';

const uniform = (rows: number): Matrix => ({
  data: Float64Array.from({ length: rows * 2 }, randomStream(0)),
  rows,
  cols: 2,
});
const x = uniform(5000);
const never = new Promise<never>(() => {});

/** A crew of no threads, which answers a sweep after a while, or as it is told. */
function testCrew(answer: (request: SweepRequest, rows: Rows) => Promise<unknown> | null = answerLater) {
  const shift = { sweep: vi.fn<(request: SweepRequest) => Promise<unknown> | null>(), end: vi.fn() };
  const end = vi.fn<() => void>();
  const crew: Crew = {
    ready: Promise.resolve(),
    size: 2,
    take(rows) {
      shift.sweep.mockImplementation((request) => answer(request, rows));
      return shift;
    },
    end,
    [Symbol.dispose]: end,
    [Symbol.asyncDispose]: () => Promise.resolve(end()),
  };
  return { crew, shift, end };
}

async function answerLater({ kernel, ask, arrays }: SweepRequest, rows: Rows): Promise<unknown> {
  await new Promise((resolve) => setTimeout(resolve, 1));
  const work = sumBlocks(kernel, ask, arrays, rows);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

async function caught(work: Promise<unknown>): Promise<MixwellError> {
  return work.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => error as MixwellError,
  );
}

describe('a crew', () => {
  it('answers the sweeps of a fit, which has the same bits', async () => {
    const { crew, shift, end } = testCrew();
    const model = await gradientMean().fitAsync(x, { workers: crew });
    expect(JSON.stringify(model)).toBe(JSON.stringify(gradientMean().fit(x)));
    expect(shift.sweep).toHaveBeenCalledTimes(1 + model.report.iterations);
    expect(shift.sweep.mock.calls[0][0].kernel).toBe(deviations);
    expect([shift.end.mock.calls.length, end.mock.calls.length]).toEqual([1, 0]);
  });

  it('may leave some sweeps, or all rows, to the thread that asks', async () => {
    const expected = JSON.stringify(gradientMean().fit(x));
    let asked = 0;
    const { crew } = testCrew((request, rows) => (asked++ % 2 === 0 ? null : answerLater(request, rows)));
    expect(JSON.stringify(await gradientMean().fitAsync(x, { workers: crew }))).toBe(expected);
    const idle = { ...crew, take: () => null };
    expect(JSON.stringify(await gradientMean().fitAsync(x, { workers: idle }))).toBe(expected);
  });

  it('an abort reaches a fit whose sweep never ends, and has the model so far', async () => {
    let asked = 0;
    const { crew, shift } = testCrew((request, rows) => (asked++ < 3 ? answerLater(request, rows) : never));
    const control = new AbortController();
    const closed = vi.fn();
    const fit = gradientMean({}, { closed }).fitAsync(x, { workers: crew, signal: control.signal });
    await vi.waitFor(() => expect(asked).toBe(4));
    control.abort('enough');
    const error = await caught(fit);
    expect(error).toEqual(refusal('aborted', 'gradientMean: aborted after 2 iterations.'));
    expect(error.cause).toBe('enough');
    expect((error.details.model as GradientMean).mean).toEqual(gradientMean({ maxIterations: 2 }).fit(x).mean);
    expect([shift.end.mock.calls.length, closed.mock.calls.length]).toEqual([1, 1]);
  });

  it.each([{ aborted: false }, undefined])('a signal without events, %o, is no obstacle', async (signal) => {
    const { crew } = testCrew();
    const model = await gradientMean().fitAsync(x, { workers: crew, signal: signal as AbortSignal });
    expect(model.report.stop).toBe('tolerance');
  });

  it.each<[string, Parameters<typeof testCrew>[0], (() => never) | undefined]>([
    ['of a sweep', () => Promise.reject(new Error('thrown')), undefined],
    [
      'of a callback',
      undefined,
      () => {
        throw new Error('thrown');
      },
    ],
  ])('an error %s reaches the caller, and all is closed', async (_, answer, onIteration) => {
    const { crew, shift } = testCrew(answer);
    const closed = vi.fn();
    const error = await caught(gradientMean({}, { closed }).fitAsync(x, { workers: crew, onIteration }));
    expect(error.message).toBe('thrown');
    expect([shift.end.mock.calls.length, closed.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('a number of workers', () => {
  const hired = () => {
    const { crew, shift, end } = testCrew();
    const hire = vi.fn<(workers: number) => Crew | undefined>(() => crew);
    return { hire, shift, end };
  };

  it('hires that many for one fit, and ends them', async () => {
    const { hire, shift, end } = hired();
    const model = await gradientMean({}, { hire }).fitAsync(x, { workers: 3 });
    expect(JSON.stringify(model)).toBe(JSON.stringify(gradientMean().fit(x)));
    expect(hire.mock.calls).toEqual([[3]]);
    expect(shift.sweep).toHaveBeenCalled();
    expect([shift.end.mock.calls.length, end.mock.calls.length]).toEqual([1, 1]);
  });

  it('hires no more than there are blocks of 1024 rows, and none for one', async () => {
    const { hire } = hired();
    await gradientMean({}, { hire }).fitAsync(x, { workers: 99 });
    await gradientMean({}, { hire }).fitAsync(uniform(1024), { workers: 99 });
    await gradientMean({}, { hire }).fitAsync(x, { workers: 1 });
    await gradientMean({}, { hire }).fitAsync(x);
    expect(hire.mock.calls).toEqual([[5]]);
  });

  it('is of no account to an estimator that hires nobody, or where nobody can be hired', async () => {
    const expected = JSON.stringify(gradientMean().fit(x));
    expect(JSON.stringify(await gradientMean().fitAsync(x, { workers: 4 }))).toBe(expected);
    const alone = gradientMean({}, { hire: () => undefined });
    expect(JSON.stringify(await alone.fitAsync(x, { workers: 4 }))).toBe(expected);
  });

  it('ends them where the fit throws', async () => {
    const { hire, end } = hired();
    const onIteration = (): never => {
      throw new Error('thrown');
    };
    await caught(gradientMean({}, { hire }).fitAsync(x, { workers: 2, onIteration }));
    expect(end).toHaveBeenCalledTimes(1);
  });

  it('hires nobody for rows that are refused', async () => {
    const { hire } = hired();
    const rows = [...x.data.slice(0, 3000), NaN];
    expect((await caught(gradientMean({}, { hire }).fitAsync(rows, { workers: 2 }))).code).toBe('invalid-input');
    expect(hire).not.toHaveBeenCalled();
  });

  it('the recipe, and one made from it, hires for several fits', () => {
    const { hire } = hired();
    expect(gradientMean({}, { hire }).with({ rate: 0.1 }).hire).toBe(hire);
    expect('hire' in gradientMean()).toBe(false);
  });
});
