import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Crew, type Matrix, type MixwellError, randomStream } from '@mixwell/core';
import { afterEach, describe, expect, it } from 'vitest';
import { type KmeansModel, kmeans } from './index.ts';

function clouds(rows: number, cols: number): Matrix {
  const random = randomStream(2);
  const value = (_: unknown, at: number): number => random() + random() + (Math.floor(at / cols) % 5);
  return { data: Float64Array.from({ length: rows * cols }, value), rows, cols };
}

const crews: Crew[] = [];
afterEach(() => crews.splice(0).forEach((crew) => crew.end()));

async function started(workers: number): Promise<Crew> {
  const crew = kmeans({ clusters: 1 }).hire?.(workers);
  if (!crew) throw new Error('no crew');
  crews.push(crew);
  await crew.ready;
  return crew;
}

async function caught(work: Promise<unknown>): Promise<MixwellError> {
  return work.then(
    () => {
      throw new Error('nothing was thrown');
    },
    (error: unknown) => error as MixwellError,
  );
}

describe('the same bits as fit', () => {
  const x = clouds(20_000, 3);
  const sampleWeights = Float64Array.from({ length: x.rows }, (_, i) => (i % 7) / 3);
  const recipes = [
    kmeans({ clusters: 7, seed: 5 }),
    kmeans({ clusters: 7, init: 'random' }),
    kmeans({ clusters: 5, refine: 'hartigan-wong' }),
    // Of four clusters three are empty at first, and take the farthest rows.
    kmeans({ clusters: 4, init: [0, 1, 2, 3].map((k) => [1 + 1e6 * k, 1, 1]) }),
  ];
  const answers = (model: KmeansModel): unknown => [JSON.stringify(model), model.labels];

  it.each([1, 2, 3, 4, 8])('with %d workers', async (workers) => {
    const crew = await started(workers);
    for (const recipe of recipes) {
      for (const options of [{}, { sampleWeights }]) {
        const expected = answers(recipe.fit(x, options));
        expect(answers(await recipe.fitAsync(x, { ...options, workers: crew }))).toEqual(expected);
        expect(answers(await recipe.fitAsync(x, { ...options, workers }))).toEqual(expected);
      }
    }
  });

  it('labels are of ordinary memory', async () => {
    const { labels } = await recipes[0].fitAsync(x, { workers: await started(2) });
    expect(labels.buffer).toBeInstanceOf(ArrayBuffer);
  });

  it('steps and snapshots too', async () => {
    const told = { here: [] as string[], there: [] as string[] };
    recipes[0].fit(x, { onIteration: (step) => void told.here.push(JSON.stringify(step.snapshot())) });
    const onIteration = (step: { snapshot(): KmeansModel }): void =>
      void told.there.push(JSON.stringify(step.snapshot()));
    await recipes[0].fitAsync(x, { workers: await started(2), onIteration });
    expect(told.there).toEqual(told.here);
  });

  it('three fits that share a crew', async () => {
    const crew = await started(2);
    const models = await Promise.all(recipes.map((recipe) => recipe.fitAsync(x, { workers: crew })));
    expect(models.map(answers)).toEqual(recipes.map((recipe) => answers(recipe.fit(x))));
  });

  it('and a crew that ends in the middle of a fit', async () => {
    const crew = await started(2);
    let iterations = 0;
    const onIteration = (): void => void (++iterations === 2 && crew.end());
    const model = await recipes[0].fitAsync(x, { workers: crew, onIteration });
    expect(answers(model)).toEqual(answers(recipes[0].fit(x)));
  });
});

describe('an end before the end', () => {
  it('an abort in mid-fit of 2 million rows is answered within 200 ms', { retry: 2 }, async () => {
    const x = clouds(2_000_000, 2);
    const crew = await started(2);
    const control = new AbortController();
    let asked = 0;
    const recipe = kmeans({ clusters: 32, init: 'random', tolerance: 0 });
    setTimeout(() => {
      asked = performance.now();
      control.abort();
    }, 300);
    const error = await caught(recipe.fitAsync(x, { workers: crew, signal: control.signal }));
    expect(performance.now() - asked).toBeLessThan(200);
    expect(error.code).toBe('aborted');
  });

  it('a callback that throws is heard by the caller', async () => {
    const onIteration = (): never => {
      throw new Error('no more');
    };
    const fit = kmeans({ clusters: 3 }).fitAsync(clouds(5000, 2), { workers: 2, onIteration });
    expect((await caught(fit)).message).toBe('no more');
  });

  it.each([0, 1.5, '2'])('refuses workers: %o', async (workers) => {
    const fit = kmeans({ clusters: 1 }).fitAsync([1, 2], { workers: workers as number });
    expect((await caught(fit)).message).toMatch(/^kmeans: "workers" must be a whole number of at least 1; got /);
  });
});

describe('a process', () => {
  const start = `
    const { kmeans } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
    const rows = 100_000;
    const x = { data: Float64Array.from({ length: rows }, (_, i) => i % 1000), rows, cols: 1 };
    const recipe = kmeans({ clusters: 9, tolerance: 0 });
    const idle = recipe.hire(2);
    process.on('exit', () => console.log('exits'));`;
  const script = `${start}
    await idle.ready;
    console.log(idle.take({ matrix: x, weights: null }) ? 'has threads' : 'has none');
    for (const workers of [idle, 2]) console.log(String((await recipe.fitAsync(x, { workers })).clusters));
    await recipe.fitAsync(x, { workers: idle, onIteration() { throw 'thrown'; } }).catch(console.log);
    await recipe.fitAsync(x, { workers: idle, signal: AbortSignal.timeout(5) }).catch(({ code }) => console.log(code));`;

  const outputOf = async (source: string): Promise<string> => {
    const run = promisify(execFile)(process.execPath, [...process.execArgv, '--eval', source], { timeout: 25_000 });
    return (await run).stdout;
  };

  it('exits by itself, with threads that nobody ended', async () => {
    expect(await outputOf(script)).toBe('has threads\n9\n9\nthrown\naborted\nexits\n');
  });

  it.each([
    ['that had nothing to do', 'await idle.ready; console.log("ready");'],
    ['that nobody waits for', 'console.log("ready");'],
    [
      'that had not started',
      'await recipe.fitAsync([1, 2, 3, 4, 5, 6, 7, 8, 9], { workers: idle }); console.log("ready");',
    ],
  ])('exits with threads %s', async (_, end) => {
    expect(await outputOf(start + end)).toBe('ready\nexits\n');
  });
});
