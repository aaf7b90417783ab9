import { type Table, matrix } from 'mixwell';
import { type Contour, contoursOf } from './contours.ts';
import { type Span, curvesOf } from './curves.ts';
import { type Inspected, inspect } from './inspect.ts';
import { kmeansRun } from './kmeans-run.ts';
import { mixtureRun } from './mixture-run.ts';
import { type Painted, type Rgb, paint } from './paint.ts';
import type { DataAsk, FileAsk, ModelAsk } from './problem.ts';
import type { Moment, Run } from './run.ts';
import { type Sheet, makeSheet } from './sheet.ts';
import { Wrong } from './wrong.ts';

/** How a moment is to be shown. */
export interface Look {
  readonly palette: readonly Rgb[];
  /** What of the plane, or of the line, is on the screen. */
  readonly window: readonly Span[];
  readonly hasContours: boolean;
}

/** Everything that the screen shows of one iteration. */
export interface Frame extends Painted, Moment {
  /** Lines of equal density, of two features. */
  readonly contours: readonly Contour[];
  /** Of one feature: the weighted density of each component, and their sum last. */
  readonly curves: readonly Float64Array[];
}

/** Where a fit is. */
export interface Progress {
  /** Moments that the page has not been told of. */
  readonly fresh: readonly Moment[];
  readonly frame: Frame;
  /** Why there are no more iterations after the last moment; null while there are. */
  readonly stop: string | null;
  readonly objectiveName: string;
  readonly freeParameters: number | null;
}

/** The rows and the fit that one page looks at. */
export interface Desk {
  lay(ask: DataAsk, file: FileAsk): Sheet;
  /** Begins a fit of the rows that were laid: its start. */
  begin(ask: ModelAsk, look: Look): Progress;
  /** Goes towards an iteration, for at most this many milliseconds, and shows where it came. */
  seek(iteration: number, look: Look, milliseconds: number): Progress;
  inspect(iteration: number, row: number): Inspected;
  /** The rows that were laid. */
  readonly x: Table;
}

/** A desk that tells the time by `now`, in milliseconds. */
export function newDesk(now: () => number): Desk {
  let x: Table | null = null;
  let run: Run | null = null;
  let told = 0;
  let shown: { run: Run; iteration: number; responsibilities: Float64Array } | null = null;

  return {
    get x() {
      return rows();
    },
    lay(ask, file) {
      run = null;
      x = null;
      const sheet = makeSheet(ask, file);
      if (sheet.rows > 0) x = matrix({ data: sheet.x.slice(), rows: sheet.rows, cols: sheet.cols });
      return sheet;
    },
    begin(ask, look) {
      run = null;
      run = (ask.method === 'kmeans' ? kmeansRun : mixtureRun)(ask, rows());
      told = 0;
      return progress(run, 0, look);
    },
    seek(iteration, look, milliseconds) {
      const course = running();
      const end = now() + milliseconds;
      const last = (): number => course.moments.length - 1;
      while (last() < iteration && course.stop === null) {
        course.advance();
        if (now() >= end) break;
      }
      return progress(course, Math.min(iteration, last()), look);
    },
    inspect(iteration, row) {
      if (row >= rows().rows) throw new Wrong(`There is no point ${row + 1}.`, 'row');
      const course = running();
      return inspect(row, rows(), course.moments[iteration].mixture, shares(course, iteration));
    },
  };

  function rows(): Table {
    if (!x) throw new Wrong('There are no points yet: click on the plane to add some.', 'source');
    return x;
  }

  function running(): Run {
    if (!run) throw new Wrong('There is no fit.', '');
    return run;
  }

  function shares(course: Run, iteration: number): Float64Array {
    if (shown?.run !== course || shown.iteration !== iteration) {
      shown = { run: course, iteration, responsibilities: course.responsibilities(iteration) };
    }
    return shown.responsibilities;
  }

  function progress(course: Run, iteration: number, { palette, window, hasContours }: Look): Progress {
    const moment = course.moments[iteration];
    const fresh = course.moments.slice(told);
    told = course.moments.length;
    const isPlane = rows().cols === 2;
    const isMixture = moment.mixture.covariances.length > 0;
    return {
      fresh,
      frame: {
        ...moment,
        ...paint(shares(course, iteration), palette, moment.mixture.weights.length),
        contours: isPlane && hasContours ? contoursOf(course, iteration, window) : [],
        curves: !isPlane && isMixture ? curvesOf(moment.mixture, window[0]) : [],
      },
      stop: course.stop,
      objectiveName: course.objectiveName,
      freeParameters: course.freeParameters,
    };
  }
}
