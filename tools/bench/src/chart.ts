import { View, parse } from 'vega';
import { type TopLevelSpec, compile } from 'vega-lite';
import type { Comparison } from './compare.ts';
import { ours } from './contenders.ts';

/** Colours that all kinds of colour vision can tell apart. */
const okabeIto = ['#0072b2', '#e69f00', '#d55e00', '#56b4e9', '#009e73', '#cc79a7'];

/** How many times as long the others took, a point a case and contender; to the right of the line ours is faster. */
export function chartSpec(comparisons: readonly Comparison[], caption: string): TopLevelSpec {
  const values = comparisons.flatMap(({ case: name, results }) =>
    results
      .filter(({ contender, cpuRatio }) => contender !== ours && Number.isFinite(cpuRatio))
      .map(({ contender, cpuRatio }) => ({ case: name, contender, times: 1 / cpuRatio })),
  );
  return {
    title: { text: 'CPU time of others, mixwell = 1', subtitle: caption },
    background: 'white',
    padding: 12,
    width: 420,
    config: { axis: { labelLimit: 0 }, legend: { labelLimit: 0 }, range: { category: okabeIto } },
    data: { values },
    layer: [
      { mark: { type: 'rule', strokeDash: [4, 4] }, encoding: { x: { datum: 1 } } },
      {
        mark: { type: 'point', filled: true, size: 60 },
        encoding: {
          x: { field: 'times', type: 'quantitative', scale: { type: 'log' }, title: 'times as long as mixwell' },
          y: { field: 'case', type: 'nominal', sort: null, title: null },
          color: { field: 'contender', type: 'nominal', title: null },
        },
      },
    ],
  };
}

export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
