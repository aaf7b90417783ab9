import type { Job } from './protocol.ts';

/** One job on one data set. */
export interface Case {
  readonly name: string;
  readonly job: Job;
  readonly data: 'blobs' | 'clustered' | 'uniform' | 'faithful' | 'digits';
  readonly rows: number;
  readonly cols: number;
  /** Clusters or components. */
  readonly clusters: number;
  readonly iterations: number;
  /** Added to the diagonals of the covariances. */
  readonly regularization: number;
}

/** Multiply-adds of a fit beyond which nobody should wait for the median of several. */
const MOST_WORK = 4e11;

/** About ten minutes: every job, the ends of every range. */
export function shortSuite(): Case[] {
  const lloyd = [
    blobs('kmeans', 1000, 2, 3),
    blobs('kmeans', 100_000, 2, 8),
    blobs('kmeans', 100_000, 2, 32),
    blobs('kmeans', 100_000, 8, 8),
    blobs('kmeans', 100_000, 8, 32),
    blobs('kmeans', 100_000, 16, 8),
    blobs('kmeans', 100_000, 32, 32),
    blobs('kmeans', 100_000, 128, 32),
    blobs('kmeans', 1_000_000, 2, 8),
    blobs('kmeans', 1_000_000, 8, 8),
    makeCase('kmeans', 'uniform', 100_000, 8, 32),
    makeCase('kmeans', 'clustered', 100_000, 8, 128),
    makeCase('kmeans', 'clustered', 100_000, 32, 32),
    ...realCases('kmeans'),
  ];
  const em = [
    blobs('em-full', 1000, 2, 3),
    blobs('em-full', 100_000, 2, 8),
    blobs('em-full', 100_000, 8, 8),
    { ...blobs('em-full', 100_000, 16, 8), iterations: 2 },
    blobs('em-full', 100_000, 32, 8),
    makeCase('em-full', 'clustered', 100_000, 8, 8),
    makeCase('em-full', 'clustered', 100_000, 32, 8),
    ...realCases('em-full').slice(0, 1),
    blobs('em-diag', 100_000, 2, 8),
    blobs('em-diag', 100_000, 8, 8),
    blobs('em-diag', 100_000, 32, 8),
    ...realCases('em-diag'),
  ];
  const rest = [
    blobs('seeding', 100_000, 8, 32),
    blobs('predict-kmeans', 100_000, 8, 32),
    blobs('predict-em', 100_000, 8, 8),
    blobs('best-of', 1000, 2, 3),
    ...realCases('best-of').slice(1),
  ];
  return [...lloyd, ...em, ...rest];
}

/** Every shape, as far as it makes sense and ends; hours. */
export function fullSuite(): Case[] {
  const jobs = ['kmeans', 'em-full', 'em-diag', 'seeding', 'predict-kmeans', 'predict-em', 'best-of'] as const;
  const all = jobs.flatMap((job) => [
    ...(['blobs', 'uniform'] as const).flatMap((data) =>
      [1000, 100_000, 1_000_000].flatMap((rows) =>
        [2, 8, 32, 128].flatMap((cols) => [3, 8, 32, 128].map((clusters) => makeCase(job, data, rows, cols, clusters))),
      ),
    ),
    ...realCases(job),
  ]);
  const short = shortSuite();
  const named = new Set(short.map(({ name }) => name));
  return [...short, ...all.filter((one) => !named.has(one.name) && isDetermined(one) && workOf(one) <= MOST_WORK)];
}

/** Multiply-adds, about. */
export function workOf({ job, rows, cols, clusters, iterations }: Case): number {
  const sweep = rows * clusters * cols;
  switch (job) {
    case 'kmeans':
      return sweep * iterations;
    case 'seeding':
      return sweep * (2 + Math.log(clusters));
    case 'em-full':
    case 'predict-em':
      return sweep * (cols + 1) * iterations;
    case 'em-diag':
      return sweep * 2 * iterations;
    case 'predict-kmeans':
      return sweep * iterations;
    case 'best-of':
      return sweep * iterations * 20;
  }
}

/** Ten rows to every parameter along one axis of a covariance, or four to a center. */
function isDetermined({ job, rows, cols, clusters }: Case): boolean {
  return job.includes('em') ? rows >= 10 * clusters * cols : rows >= 4 * clusters;
}

function blobs(job: Job, rows: number, cols: number, clusters: number): Case {
  return makeCase(job, 'blobs', rows, cols, clusters);
}

/** Some columns of the digits are the same in every row, so their covariances need help. */
function realCases(job: Job): Case[] {
  if (job === 'em-full' || job === 'predict-em') return [makeCase(job, 'faithful', 272, 2, 2)];
  return [
    makeCase(job, 'faithful', 272, 2, 2),
    { ...makeCase(job, 'digits', 1797, 64, 10), regularization: job.startsWith('em') ? 0.01 : 0 },
  ];
}

function makeCase(job: Job, data: Case['data'], rows: number, cols: number, clusters: number): Case {
  const name = `${job} ${data} ${short(rows)}x${cols} K${clusters}`;
  return { name, job, data, rows, cols, clusters, iterations: iterationsOf(job), regularization: 0 };
}

function iterationsOf(job: Job): number {
  if (job === 'kmeans') return 20;
  return job.startsWith('predict') ? 2 : 10;
}

/** 1k, 100k, 1M. */
function short(rows: number): string {
  if (rows % 1e6 === 0) return `${rows / 1e6}M`;
  return rows % 1000 === 0 ? `${rows / 1000}k` : String(rows);
}
