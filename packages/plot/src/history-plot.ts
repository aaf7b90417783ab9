import { type FitReport, MixwellError, type Rules, describe, plural, wholeNumber } from '@mixwell/core';
import {
  configOf,
  headingOf,
  type JsonObject,
  listRule,
  type PictureOptions,
  pictureRules,
  readPicture,
  roundingFor,
  type Spec,
  specOf,
} from '@mixwell/plot-layers';

/** What is known of a fit. */
export type HistoryReport = Pick<FitReport, 'history' | 'objectiveName' | 'better'>;

/** A report, or what has one: a model, or what `bestOf` gives. */
export type HistorySource = HistoryReport | { readonly report: HistoryReport };

export interface HistoryPlotOptions extends PictureOptions {
  /** Marks this iteration, from 1. */
  iteration?: number;
  /** What the legend calls each start; without names the best is told from the others. */
  names?: readonly string[];
}

export const historyPlotRules: Rules<HistoryPlotOptions> = {
  iteration: { ...wholeNumber({ min: 1, doc: 'Marks this iteration, from 1.' }), default: undefined },
  names: listRule({
    doc: 'What the legend calls each start; without names the best is told from the others.',
    type: 'string[]',
    expected: 'an array of texts',
    isGood: (entry): entry is string => typeof entry === 'string',
  }),
  ...pictureRules,
};

/** The most points of all lines together; a longer history keeps some of its iterations, and the subtitle says so. */
const MOST_POINTS = 4000;

/** Lines of at most so many iterations show each of them. */
const SHORT = 12;

/**
 * The objective after each iteration, a line a start.
 *
 * @param fits  a report or a model, or several: those of the starts of one recipe, or of recipes with the same objective.
 * @throws MixwellError `invalid-param` for what has no report, an iteration that was not made, or an unacceptable option;
 *   `invalid-input` where a fit has no history, or objectives differ; `shape-mismatch` where there is not one name a fit.
 */
export function historyPlot(fits: HistorySource | readonly HistorySource[], options: HistoryPlotOptions = {}): Spec {
  const owner = 'historyPlot';
  const params = readPicture(owner, historyPlotRules, options);
  const { theme, names, iteration, width = 480, height = 320 } = params;
  const sources: readonly HistorySource[] = Array.isArray(fits) ? fits : [fits as HistorySource];
  const reports = sources.map((source) => reportOf(owner, source));
  const { objectiveName, better } = sameObjective(owner, reports);
  const most = Math.max(...reports.map(({ history }) => history.length));
  refuseNames(owner, names, reports.length);
  if (iteration !== undefined && iteration > most) {
    throw new MixwellError('invalid-param', `${owner}: "iteration" must be at most ${most}; got ${iteration}.`, {
      option: 'iteration',
      value: iteration,
    });
  }
  const best = bestOf(reports, better);
  const lines = linesOf(reports, best, names);
  const everything = reports.reduce((sum, { history }) => sum + history.length, 0);
  const isThinned = lines.reduce((sum, line) => sum + line.length, 0) < everything;
  const objective = objectiveName === 'logLikelihood' ? 'log-likelihood' : objectiveName;
  const x = {
    field: 'iteration',
    type: 'quantitative',
    scale: { domain: most > 1 ? [1, most] : [0.5, 1.5], nice: false, zero: false, padding: most > SHORT ? 4 : 12 },
    axis: {
      title: 'iteration',
      grid: false,
      format: 'd',
      ...(most > 1 ? { tickMinStep: 1, tickCount: Math.min(most, 8) } : { values: [1] }),
    },
  };
  const y = {
    field: 'objective',
    type: 'quantitative',
    scale: { zero: false, padding: 8, ...flatDomain(reports) },
    axis: { title: objective, tickCount: 5 },
  };
  const isMany = reports.length > 1;
  const kinds = names ?? ['best start', 'other starts'];
  const colours = names ? names.map((_, k) => theme.groups[k % theme.groups.length]) : [theme.accent, theme.muted];
  const color = {
    field: 'start',
    type: 'nominal',
    scale: { domain: [...kinds], range: colours },
    legend: { title: null, columns: 6 },
  };
  const colouring: JsonObject = isMany || names ? { color } : {};
  const marked = iteration === undefined ? [] : markLayers(reports[best].history, iteration, theme.ink, x, y);
  const what = isMany ? `${objective} of ${plural(reports.length, 'start')}` : objective;
  return specOf({
    description: `The ${what} after each iteration.`,
    ...headingOf(params, width, what[0].toUpperCase() + what.slice(1), [
      `${better === 'larger' ? 'Larger' : 'Smaller'} is better${objective === 'log-likelihood' ? '; natural logarithm' : ''}`,
      ...(isThinned ? ['Some iterations are left out'] : []),
    ]),
    width,
    height,
    layer: [
      {
        data: { values: lines.flat() },
        mark: {
          type: 'line',
          strokeWidth: 2,
          color: theme.accent,
          ...(isMany && !names && { opacity: 0.8 }),
          ...(most <= SHORT && { point: { size: 50, filled: true, color: theme.accent } }),
        },
        encoding: { x, y, ...(isMany && { detail: { field: 'fit', type: 'nominal' } }), ...colouring },
      },
      ...(isMany
        ? [
            {
              data: { values: lines.flatMap((line) => line.slice(-1)) },
              mark: { type: 'point', filled: true, size: 40, opacity: 1 },
              encoding: { x, y, ...colouring },
            },
          ]
        : []),
      ...marked,
    ],
    config: configOf(theme),
  });
}

function reportOf(owner: string, source: HistorySource): HistoryReport {
  const report = 'report' in Object(source) ? (source as { report: HistoryReport }).report : (source as HistoryReport);
  const { history, objectiveName } = Object(report) as Partial<HistoryReport>;
  if (!Array.isArray(history) || typeof objectiveName !== 'string') {
    throw new MixwellError('invalid-param', `${owner}: expected a report or a model; got ${describe(source)}.`);
  }
  if (history.length === 0 || !history.every(Number.isFinite)) {
    throw new MixwellError('invalid-input', `${owner}: a fit has no history of finite numbers to draw.`);
  }
  return report;
}

function sameObjective(owner: string, reports: readonly HistoryReport[]): HistoryReport {
  if (reports.length === 0) throw new MixwellError('invalid-param', `${owner}: there is no fit to draw.`);
  const other = reports.find(({ objectiveName }) => objectiveName !== reports[0].objectiveName);
  if (other === undefined) return reports[0];
  throw new MixwellError(
    'invalid-input',
    `${owner}: ${reports[0].objectiveName} and ${other.objectiveName} cannot share an axis.`,
  );
}

function refuseNames(owner: string, names: readonly string[] | undefined, fits: number): void {
  if (names === undefined || names.length === fits) return;
  throw new MixwellError('shape-mismatch', `${owner}: ${plural(fits, 'fit')}, but ${names.length} "names".`, {
    option: 'names',
    expected: fits,
    got: names.length,
  });
}

/** The fit that ends best, the first of equals. */
function bestOf(reports: readonly HistoryReport[], better: 'smaller' | 'larger'): number {
  const sign = better === 'larger' ? 1 : -1;
  const ends = reports.map(({ history }) => sign * history[history.length - 1]);
  return ends.indexOf(Math.max(...ends));
}

/** The points of each line; the best comes last, so that it lies above the others. */
function linesOf(
  reports: readonly HistoryReport[],
  best: number,
  names: readonly string[] | undefined,
): JsonObject[][] {
  const all = reports.flatMap(({ history }) => history);
  const round = roundingFor(Math.min(...all), Math.max(...all));
  const each = Math.max(2, Math.floor(MOST_POINTS / reports.length));
  const order = [...reports.keys()].sort((a, b) => Number(a === best) - Number(b === best));
  return order.map((fit) => {
    const { history } = reports[fit];
    const start = names?.[fit] ?? (fit === best ? 'best start' : 'other starts');
    return thinned(history.length, each).map((i) => ({
      iteration: i + 1,
      objective: round(history[i]),
      fit,
      ...((reports.length > 1 || names) && { start }),
    }));
  });
}

/** The places 0 to length - 1, or `most` of them evenly with both ends. */
function thinned(length: number, most: number): number[] {
  const count = Math.min(length, most);
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((i * (length - 1)) / (count - 1))));
}

/** Room above and below where all values are the same. */
function flatDomain(reports: readonly HistoryReport[]): JsonObject {
  const value = reports[0].history[0];
  const isFlat = reports.every(({ history }) => history.every((other) => other === value));
  const room = Math.abs(value) / 100 || 1;
  return isFlat ? { domain: [value - room, value + room], nice: false } : {};
}

function markLayers(
  history: readonly number[],
  iteration: number,
  ink: string,
  x: JsonObject,
  y: JsonObject,
): JsonObject[] {
  const at = Math.min(iteration, history.length);
  return [
    {
      data: { values: [{ iteration }] },
      mark: { type: 'rule', color: ink, strokeWidth: 1, opacity: 0.6 },
      encoding: { x },
    },
    {
      data: { values: [{ iteration: at, objective: history[at - 1] }] },
      mark: { type: 'point', size: 160, strokeWidth: 2, color: ink, opacity: 1 },
      encoding: { x, y },
    },
  ];
}
