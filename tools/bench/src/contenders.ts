import { fileURLToPath } from 'node:url';
import type { Job } from './protocol.ts';

/** Whoever takes part. */
export interface Contender {
  readonly name: string;
  readonly command: readonly string[];
  /** The jobs it has, and how its answer is held against ours. */
  readonly jobs: Partial<Record<Job, Agreement>>;
  /** Multiply-adds of one fit beyond which it would take minutes. */
  readonly mostWork?: number;
  /** What to do where it does not start. */
  readonly install?: string;
}

/** How far an answer may be from ours, and why, where it is not the same work. */
export interface Agreement {
  /** Relative difference of the objectives; null where nothing can be said. */
  readonly tolerance: number | null;
  /** True where the time of one iteration is compared, because the number of iterations cannot be told. */
  readonly anIteration?: boolean;
  readonly why?: string;
}

const same: Agreement = { tolerance: 1e-9 };
const otherDraws = 'own draws; found within 25 %';

export const ours = 'mixwell';

/** All of them, ours first. */
export function contenders({ sources, python }: { readonly sources: boolean; readonly python: string }): Contender[] {
  const worker = (name: string): string[] => [...node(sources), script(`workers/${name}.ts`)];
  const slow = { mostWork: 6e8 };
  return [
    {
      name: ours,
      command: worker('mixwell'),
      jobs: {
        kmeans: same,
        seeding: same,
        'em-full': same,
        'em-diag': same,
        'predict-kmeans': same,
        'predict-em': same,
        'best-of': same,
      },
    },
    {
      name: 'plain JavaScript',
      command: worker('plain'),
      jobs: {
        kmeans: same,
        seeding: { tolerance: 0.25, why: otherDraws },
        'em-full': same,
        'em-diag': same,
        'predict-kmeans': same,
        'predict-em': same,
      },
      mostWork: 1e11,
    },
    {
      name: 'scikit-learn',
      command: [python, script('workers/scikit_learn.py')],
      jobs: {
        kmeans: same,
        seeding: { tolerance: 0.25, why: otherDraws },
        'em-full': same,
        'em-diag': same,
        'predict-kmeans': same,
        'predict-em': same,
        'best-of': { tolerance: 0.05, why: 'own draws; found within 5 %' },
      },
      install: 'python3 -m pip install scikit-learn, or PYTHON=path of a python that has it',
    },
    { name: 'ml-kmeans', command: worker('ml-kmeans'), jobs: { kmeans: same, 'predict-kmeans': same }, ...slow },
    {
      name: 'scran.js',
      command: worker('scran'),
      jobs: { kmeans: { tolerance: null, anIteration: true, why: 'takes no start: an iteration' } },
      mostWork: 1e10,
    },
    {
      name: 'gaussian-mixture-model',
      command: worker('gaussian-mixture-model'),
      jobs: { 'em-full': { tolerance: 1e-4, why: 'responsibilities in float32' } },
      ...slow,
    },
    {
      name: 'expectation-maximization',
      command: worker('expectation-maximization'),
      jobs: {
        'em-full': { tolerance: null, anIteration: true, why: 'random start, counts no iterations: an iteration' },
      },
      ...slow,
    },
  ];
}

/** Node as it runs now, on the packages as built or on their sources. */
export function node(sources: boolean): string[] {
  return [process.execPath, ...(sources ? ['--conditions=@mixwell/source'] : [])];
}

export function script(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
