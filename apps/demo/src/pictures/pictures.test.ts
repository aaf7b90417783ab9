import { gmm, grid, loadGalaxies, makeMoons, select } from 'mixwell';
import { describe, expect, it, vi } from 'vitest';
import { criterionPicture } from './criterion-picture.ts';
import { curvePicture } from './curve-picture.ts';
import { densityPicture } from './density-picture.ts';
import { ellipsesOf } from './ellipses.ts';
import { groupScales } from './groups.ts';
import { histogramPicture } from './histogram-picture.ts';
import { type Picture, renderSvg } from './render-svg.ts';
import { scatterPicture } from './scatter-picture.ts';

const moons = makeMoons({ rows: 60, noise: 0.1 });
const model = gmm({ components: 2 }).fit(moons.x);
const size = { width: 200, height: 120 };

/** The picture, drawn without a word of warning and without a number that is none. */
async function clean(picture: Picture): Promise<string> {
  const warn = vi.spyOn(console, 'warn');
  const svg = await renderSvg(picture);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
  expect(svg).toMatch(/^<svg/);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  return svg;
}

describe('scatterPicture', () => {
  it('draws each row once, full, hollow or crossed, and each ellipse', async () => {
    const svg = await clean(
      scatterPicture({
        points: moons.x,
        labels: model.labels,
        names: ['a', 'b'],
        axes: ['x', 'y'],
        ellipses: ellipsesOf(model.means, model.covariances, [1, 2, 3]),
        hollow: (i) => i < 10,
        crossed: (i) => i >= 55,
        ...size,
      }),
    );
    const marks = svg.match(/class="mark-symbol role-mark.*?<\/g>/g) ?? [];
    expect(marks.map((mark) => mark.match(/<path/g)?.length)).toEqual([45, 10, 5]);
    expect(svg.match(/class="mark-line role-mark/g)).toHaveLength(6);
  });

  it('draws rows that are all the same', async () => {
    await clean(
      scatterPicture({ points: { data: new Float64Array(6), rows: 3, cols: 2 }, labels: [0, 0, 0], ...size }),
    );
  });
});

it('ellipses are closed, and at their distance from the mean', () => {
  const round = { data: Float64Array.of(4, 0, 0, 4), rows: 2, cols: 2 };
  const [ellipse] = ellipsesOf({ data: Float64Array.of(10, 20), rows: 1, cols: 2 }, [round], [3]);
  expect(ellipse.outline[0]).toEqual(ellipse.outline.at(-1));
  for (const [x, y] of ellipse.outline) expect(Math.hypot(x - 10, y - 20)).toBeCloseTo(6, 12);
});

it('42 groups look different', () => {
  const { color, shape } = groupScales(Array.from({ length: 42 }, (_, k) => String(k)));
  expect(new Set(color.range.map((name, k) => name + shape.range[k])).size).toBe(42);
});

describe('criterionPicture', () => {
  const recipes = grid(gmm({ components: 1 }), { components: [1, 2], covariance: ['full', 'diag'] as const });

  it.each(['bic', 'silhouette'] as const)('draws %s, and a ring at the best', async (criterion) => {
    const svg = await clean(criterionPicture(select(recipes, moons.x, { criterion, starts: 1 }), size));
    expect(svg).toContain(criterion === 'bic' ? 'BIC above the best' : 'mean silhouette');
  });

  it('draws one recipe', async () => {
    await clean(criterionPicture(select(recipes.slice(0, 1), moons.x, { criterion: 'bic', starts: 1 }), size));
  });
});

it('curves of few points and of many', async () => {
  const points = Array.from({ length: 100 }, (_, x) => ({ x, y: x * x }));
  const dots = async (count: number): Promise<number> => {
    const svg = await clean(curvePicture({ points: points.slice(0, count), titles: ['x', 'y'], ringed: 1, ...size }));
    return svg.match(/fill="var\(--accent\)"/g)?.length ?? 0;
  };
  expect(await dots(5)).toBe(5);
  expect(await dots(100)).toBe(0);
});

it('histogram and density of one feature, also where all rows are the same', async () => {
  const { x } = loadGalaxies();
  const svg = await clean(
    histogramPicture(x.data, gmm({ components: 2 }).fit(x), ['a', 'b'], { title: 'velocity', ...size }),
  );
  expect(svg).toContain('velocity');
  const same = [5, 5, 5];
  await clean(histogramPicture(same, gmm({ components: 1 }).fit(same), ['a'], { title: 'x', ...size }));
});

it('the density has a border for each share of the rows', async () => {
  const svg = await clean(densityPicture(moons, model, size));
  expect(svg.match(/class="mark-path role-mark.*?<\/g>/)?.[0].match(/<path/g)).toHaveLength(4);
});
