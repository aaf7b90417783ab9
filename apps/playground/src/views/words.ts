import type { Frame, Progress } from '../worker/desk.ts';
import type { Moment } from '../worker/run.ts';
import type { Sheet } from '../worker/sheet.ts';
import { count, minus, short } from './format.ts';

/** What the plane shows, for those who do not see it. */
export function plane(sheet: Sheet | null): string {
  if (!sheet) return 'The data are on their way.';
  const points = `${count(sheet.rows)} ${sheet.rows === 1 ? 'point' : 'points'}`;
  return sheet.cols === 2
    ? `Plane of ${sheet.columns.join(' and ')}: ${points}`
    : `Line of ${sheet.columns[0]}: ${points}`;
}

/** What an objective is called. */
export function objectiveTitle(name: string): string {
  if (name === 'inertia') return 'Inertia';
  return name === 'classificationLogLikelihood' ? 'Classification log-likelihood' : 'Log-likelihood';
}

/** Where the fit is, in one sentence. */
export function status(
  frame: Frame | null,
  moments: readonly Moment[],
  course: Pick<Progress, 'stop' | 'objectiveName'> | null,
): string {
  if (!frame || !course) return '';
  const { iteration, objective } = frame;
  const value = `${objectiveTitle(course.objectiveName).toLowerCase()} ${short(objective)}`;
  if (iteration === 0) return `Start: ${value}`;
  const change = objective - moments[iteration - 1].objective;
  const step = `Iteration ${iteration}: ${value} (${change < 0 ? '' : '+'}${minus(change.toPrecision(3))})`;
  if (course.stop === null || iteration < moments.length - 1) return step;
  return course.stop === 'tolerance' ? `${step}. Converged.` : `${step}. Stopped at the limit of iterations.`;
}
