import { describe, expect, it } from 'vitest';
import { gmm, gmmFromJSON, gmmPartialFit, reorderComponents } from './index.ts';

const cloud = (a: number, rows: number) =>
  Array.from({ length: rows }, (_, i) => [a + (i % 5) / 2 + (i % 3) / 5, a * a + (i % 7) / 2]);
const x = [...cloud(0, 40), ...cloud(6, 30), ...cloud(-3, 20), [60, -20], [-50, 90], [30, 70]];
const means = [
  [-2, 10],
  [1, 2],
  [7, 37],
];
const model = gmm({
  components: 3,
  noise: true,
  init: {
    means,
    weights: [0.2, 0.4, 0.4],
    covariances: means.map(() => [
      [1, 0],
      [0, 1],
    ]),
  },
}).fit(x);
const order = [2, 0, 1];

describe('reorderComponents', () => {
  const turned = reorderComponents(model, order);

  it('weights, means, covariances, labels, predict, predictProba and startIndex follow; noise stays last', () => {
    order.forEach((from, k) => {
      expect(turned.weights[k]).toBe(model.weights[from]);
      expect(turned.startIndex[k]).toBe(model.startIndex[from]);
      expect(turned.means.data.slice(2 * k, 2 * k + 2)).toEqual(model.means.data.slice(2 * from, 2 * from + 2));
      expect(turned.covariances[k]).toEqual(model.covariances[from]);
    });
    expect(turned.predict(x)).toEqual(turned.labels);
    const [before, after] = [model.predictProba(x), turned.predictProba(x)];
    model.labels.forEach((label, i) => {
      expect(label === 3 ? 3 : order[turned.labels[i]]).toBe(label);
      order.forEach((from, k) => expect(after.data[4 * i + k]).toBeCloseTo(before.data[4 * i + from], 14));
    });
    expect(new Set(turned.labels).size).toBe(4);
    expect([turned.logLikelihood, turned.noise, turned.report]).toEqual([
      model.logLikelihood,
      model.noise,
      model.report,
    ]);
  });

  it('the JSON has the order too, and turning back gives the bits of before', () => {
    const back = gmmFromJSON(JSON.parse(JSON.stringify(turned)));
    expect([back.weights, back.labels, back.startIndex]).toEqual([turned.weights, turned.labels, turned.startIndex]);
    expect(JSON.stringify(reorderComponents(back, [1, 2, 0]))).toBe(JSON.stringify(model));
  });

  it('a stream goes on from it as from the model, but for the last bits', () => {
    const streaming = gmmPartialFit(model, x);
    const [straight, around] = [streaming, reorderComponents(streaming, order)].map((start) => gmmPartialFit(start, x));
    expect(around.labels).toEqual(straight.labels);
    around.means.data.forEach((value, c) => expect(value).toBeCloseTo(straight.means.data[c], 10));
    expect(around.stream).toEqual(straight.stream);
  });

  it.each([[[0, 1]], [[0, 1, 1]], [[0, 1, 3]], [[]], [[0, 1, 2, 3]], [null as never]])(
    'refuses the order %o',
    (bad) => {
      expect(() => reorderComponents(model, bad)).toThrow(
        expect.objectContaining({
          code: 'invalid-param',
          message: expect.stringContaining(
            'reorderComponents: "order" must have each of the components 0 to 2 once; got',
          ),
        }),
      );
    },
  );
});
