import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type GradientMean, gradientMean } from '../../test/gradient-mean.ts';
import { refusal } from '../../test/refusal.ts';
import type { MixwellError } from '../error.ts';
import type { Estimator, FitStep } from '../estimator.ts';
import type { Matrix } from '../matrix.ts';
import { randomStream } from '../seed.ts';

type Recipe = Pick<Estimator<GradientMean>, 'fit' | 'fitAsync' | 'steps'>;
type Options = NonNullable<Parameters<Recipe['fit']>[1]>;

const uniform = (rows: number, cols = 2): Matrix => ({
  data: Float64Array.from({ length: rows * cols }, randomStream(0)),
  rows,
  cols,
});
/** Goes on until it is stopped. */
const endless = { rate: 0, tolerance: 0, maxIterations: 1e9 };

function stepsToEnd(
  recipe: Recipe,
  x: Matrix,
  options: Parameters<Recipe['steps']>[1] = {},
): { steps: FitStep<GradientMean>[]; model: GradientMean } {
  const steps: FitStep<GradientMean>[] = [];
  const going = recipe.steps(x, options);
  for (;;) {
    const { done, value } = going.next();
    if (done) return { steps, model: value };
    steps.push(value);
  }
}

async function caught(run: () => unknown): Promise<MixwellError> {
  try {
    await run();
  } catch (error) {
    return error as MixwellError;
  }
  throw new Error('nothing was thrown');
}

/** The three ways to run a fit. */
const ways: [string, (recipe: Recipe, x: Matrix, options?: Options) => GradientMean | Promise<GradientMean>][] = [
  ['fit', (recipe, x, options) => recipe.fit(x, options)],
  ['fitAsync', (recipe, x, options) => recipe.fitAsync(x, options)],
  ['steps', (recipe, x, options) => stepsToEnd(recipe, x, options).model],
];

afterEach(() => void vi.unstubAllGlobals());

describe('by hand', () => {
  it('the mean of 0, 2 and 10 is 4, and half of the way is left after each iteration', () => {
    const model = gradientMean({ maxIterations: 3 }).fit([0, 2, 10]);
    expect([...model.mean]).toEqual([3.5]);
    expect(model.report.history).toEqual([56 + 3 * 4, 56 + 3 * 1, 56 + 3 * 0.25]);
    expect(model.report.stop).toBe('max-iterations');
  });

  it('weights 1, 0 and 3: the row of weight 0 is absent', () => {
    expect([...gradientMean({ rate: 1 }).fit([0, 1e9, 4], { sampleWeights: [1, 0, 3] }).mean]).toEqual([3]);
  });
});

describe('fit, fitAsync and steps', () => {
  it('give the same bits, for any number of rows and any weights', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 7, 1023, 1024, 1025, 3000), fc.boolean(), async (rows, weighted) => {
        const x = uniform(rows);
        const options = weighted ? { sampleWeights: Float64Array.from({ length: rows }, (_, i) => 1 + (i % 3)) } : {};
        const recipe = gradientMean({ rate: 0.3 });
        const expected = recipe.fit(x, options);
        for (const model of [await recipe.fitAsync(x, options), stepsToEnd(recipe, x, options).model]) {
          expect(model.mean).toEqual(expected.mean);
          expect(JSON.stringify(model)).toBe(JSON.stringify(expected));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('two fitAsync at a time do not disturb each other', async () => {
    const x = uniform(5000);
    const recipes = [gradientMean({ rate: 0.3 }), gradientMean({ rate: 0.6 })];
    const models = await Promise.all(recipes.map((recipe) => recipe.fitAsync(x)));
    expect(models.map(({ mean }) => mean)).toEqual(recipes.map((recipe) => recipe.fit(x).mean));
  });

  it.each(ways)('%s tells of each iteration, in order, with its objective and change', async (_, run) => {
    const heard: FitStep<GradientMean>[] = [];
    const { report } = await run(gradientMean(), uniform(2000), { onIteration: (step) => void heard.push(step) });
    expect(heard.map(({ iteration }) => iteration)).toEqual(report.history.map((_, i) => i + 1));
    expect(heard.map(({ objective }) => objective)).toEqual(report.history);
    for (let i = 1; i < heard.length; i++) expect(heard[i].change).toBe(heard[i].objective - heard[i - 1].objective);
    expect(report.stop).toBe('tolerance');
  });

  it.each(ways)('%s closes the algorithm once, at its end', async (_, run) => {
    const closed = vi.fn();
    await run(gradientMean({}, { closed }), uniform(10));
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it.each(ways)('%s does not write the rows', async (_, run) => {
    const x = uniform(50);
    const before = x.data.slice();
    await run(gradientMean(), x);
    expect(x.data).toEqual(before);
  });
});

describe('a callback', () => {
  it.each(ways)('that returns false stops %s with the model as it is', async (_, run) => {
    const model = await run(gradientMean(), uniform(50), { onIteration: ({ iteration }) => iteration < 3 });
    expect(model.report).toMatchObject({ iterations: 3, stop: 'stopped-by-caller', converged: false });
    expect(model.mean).toEqual(gradientMean({ maxIterations: 3 }).fit(uniform(50)).mean);
  });

  it.each(ways)('that returns anything else lets %s go on', async (_, run) => {
    const model = await run(gradientMean(), uniform(50), { onIteration: () => undefined });
    expect(model.report.stop).toBe('tolerance');
  });

  it.each(ways)('that throws ends %s with its own error, and the algorithm is closed', async (_, run) => {
    const closed = vi.fn();
    const error = new Error('no more');
    const onIteration = () => {
      expect(closed).not.toHaveBeenCalled();
      throw error;
    };
    expect(await caught(() => run(gradientMean({}, { closed }), uniform(50), { onIteration }))).toBe(error);
    expect(closed).toHaveBeenCalledTimes(1);
  });
});

describe('an abort', () => {
  it.each(ways)('before the start of %s: no iteration, no model', async (_, run) => {
    const onIteration = vi.fn();
    const error = await caught(() =>
      run(gradientMean(), uniform(50), { signal: AbortSignal.abort('too late'), onIteration }),
    );
    expect(error).toEqual(refusal('aborted', 'gradientMean: aborted after 0 iterations.'));
    expect(error.cause).toBe('too late');
    expect(error.details.iterations).toBe(0);
    expect(error.details.model).toBeUndefined();
    expect(onIteration).not.toHaveBeenCalled();
  });

  it.each(ways)('in a callback ends %s after that iteration, with its model in details', async (_, run) => {
    const closed = vi.fn();
    const control = new AbortController();
    const onIteration = () => control.abort();
    const x = uniform(3000);
    const error = await caught(() => run(gradientMean({}, { closed }), x, { signal: control.signal, onIteration }));
    expect(error).toEqual(refusal('aborted', 'gradientMean: aborted after 1 iteration.'));
    expect(error.cause).toBe(control.signal.reason);
    expect(closed).toHaveBeenCalledTimes(1);
    const model = error.details.model as GradientMean;
    expect(model).toBe(error.details.model);
    expect(model.report).toMatchObject({ stop: 'aborted', converged: false, iterations: 1 });
    expect(model.mean).toEqual(gradientMean({ maxIterations: 1 }).fit(x).mean);
    expect(model.toJSON()).toMatchObject({ name: 'gradientMean', state: { mean: [...model.mean] } });
  });

  it('by a timer reaches a fitAsync that would never end', async () => {
    const closed = vi.fn();
    const signal = AbortSignal.timeout(20);
    const error = await caught(() => gradientMean(endless, { closed }).fitAsync(uniform(3000), { signal }));
    expect(error.code).toBe('aborted');
    expect(error.cause).toBe(signal.reason);
    expect(closed).toHaveBeenCalledTimes(1);
    const { report } = error.details.model as GradientMean;
    expect(report.iterations).toBe(error.details.iterations);
    expect(report.iterations).toBeGreaterThan(0);
  });

  it('by a timer reaches it between blocks too, before a first iteration', async () => {
    const blocks = 4000;
    const x = { data: new Float64Array(blocks * 1024), rows: blocks * 1024, cols: 1 };
    const control = new AbortController();
    setTimeout(() => control.abort(), 0);
    const error = await caught(() => gradientMean().fitAsync(x, { signal: control.signal }));
    expect(error.details.iterations).toBe(0);
  });

  it('after the end does nothing', async () => {
    const control = new AbortController();
    const model = await gradientMean().fitAsync(uniform(10), { signal: control.signal });
    control.abort();
    expect(model.report.stop).toBe('tolerance');
  });
});

describe('steps', () => {
  it('does one iteration a next(), and none before', () => {
    const closed = vi.fn();
    const going = gradientMean({}, { closed }).steps(uniform(10));
    expect(going.next().value).toMatchObject({ iteration: 1 });
    expect(going.next().value).toMatchObject({ iteration: 2 });
    expect(closed).not.toHaveBeenCalled();
  });

  it('closes the algorithm where a loop breaks off', () => {
    const closed = vi.fn();
    for (const { iteration } of gradientMean({}, { closed }).steps(uniform(10))) if (iteration === 2) break;
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('closes the algorithm where an error is thrown into it', () => {
    const closed = vi.fn();
    const going = gradientMean({}, { closed }).steps(uniform(10));
    going.next();
    expect(() => going.throw(new Error('no more'))).toThrow('no more');
    expect(closed).toHaveBeenCalledTimes(1);
  });
});

describe('snapshot', () => {
  it('of an early step, made at the end, is the model of that moment', () => {
    const x = uniform(2000);
    const { steps } = stepsToEnd(gradientMean(), x);
    for (const step of [steps[4], steps[0]]) {
      const early = step.snapshot();
      const expected = gradientMean({ maxIterations: step.iteration }).fit(x);
      expect(early.mean).toEqual(expected.mean);
      expect(early.report).toEqual({ ...expected.report, stop: 'stopped-by-caller' });
    }
  });

  it('made at once, does not change as the fit goes on', () => {
    const going = gradientMean().steps(uniform(2000));
    const step = going.next().value as FitStep<GradientMean>;
    const early = JSON.stringify(step.snapshot());
    while (!going.next().done);
    expect(JSON.stringify(step.snapshot())).toBe(early);
  });

  it('does not disturb the fit that it is taken from', () => {
    const x = uniform(2000);
    const watched = gradientMean().fit(x, { onIteration: (step) => void step.snapshot() });
    expect(JSON.stringify(watched)).toBe(JSON.stringify(gradientMean().fit(x)));
  });
});

describe('fitAsync gives way to other work', () => {
  const hosts: [string, () => void][] = [
    ['by setImmediate', () => {}],
    ['by message, where there is no setImmediate', () => void vi.stubGlobal('setImmediate', undefined)],
  ];

  it.each(hosts)('%s: what waited runs before the fit is over', async (_, host) => {
    host();
    const order: string[] = [];
    const other = new MessageChannel();
    other.port1.addEventListener('message', () => {
      order.push('other');
      other.port1.close();
    });
    other.port1.start();
    other.port2.postMessage(null);
    const model = await gradientMean({ rate: 0.1 }).fitAsync(uniform(2000), {
      onIteration: ({ iteration }) => void order.push(String(iteration)),
    });
    expect(order).toContain('other');
    expect(order.indexOf('other')).toBeLessThan(order.length - 1);
    expect(model.mean).toEqual(gradientMean({ rate: 0.1 }).fit(uniform(2000)).mean);
  });

  it('a timer of 1 ms fires many times while it runs', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    await caught(() => gradientMean(endless).fitAsync(uniform(3000), { signal: AbortSignal.timeout(200) }));
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(10);
  });
});

describe('a process', () => {
  const toy = new URL('../../test/gradient-mean.ts', import.meta.url).href;
  const script = `
    const { gradientMean } = await import(${JSON.stringify(toy)});
    const x = { data: new Float64Array(40_000), rows: 20_000, cols: 2 };
    await gradientMean().fitAsync(x);
    await gradientMean(${JSON.stringify(endless)}).fitAsync(x, { signal: AbortSignal.timeout(5) }).catch(() => console.log('aborted'));
    await gradientMean().fitAsync(x, { onIteration() { throw 'thrown'; } }).catch(console.log);
    process.on('exit', () => console.log('exits'));`;

  it.each([
    ['setImmediate', ''],
    ['message', 'delete globalThis.setImmediate;'],
  ])('exits after fits that ended, were aborted or threw, with turns by %s', async (_, host) => {
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', host + script], {
      timeout: 20_000,
    });
    expect((await run).stdout).toBe('aborted\nthrown\nexits\n');
  });
});
