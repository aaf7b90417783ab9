/** What is timed. */
export type Job = 'kmeans' | 'seeding' | 'em-full' | 'em-diag' | 'predict-kmeans' | 'predict-em' | 'best-of';

/** The same work for everyone who can be told: the same start, the same number of iterations, tolerance 0. */
export interface Task {
  readonly job: Job;
  /** Clusters or components. */
  readonly clusters: number;
  readonly iterations: number;
  /** Added to the diagonals of the covariances. */
  readonly regularization: number;
  /** Rows that are the first centers or means: clusters x cols. */
  readonly start: readonly number[];
  /** Variances of the columns: the first covariance of every component. */
  readonly variances: readonly number[];
}

/** One JSON object a line goes to a worker's standard input, and one comes back on its standard output. */
export type Request =
  | { readonly do: 'load'; readonly file: string; readonly rows: number; readonly cols: number }
  | { readonly do: 'run'; readonly task: Task; readonly repeats: number };

/** The first line a worker says: what it is. */
export interface Greeting {
  readonly version: string;
}

/** What one run cost, and what it found. */
export interface Outcome extends Answer {
  /** Milliseconds, mean over the repeats. */
  readonly wall: number;
  /** Milliseconds of all threads of the process, mean over the repeats. */
  readonly cpu: number;
  /** Bytes that the process held at most during the runs beyond what it held before; null where the platform does not tell. */
  readonly memory: number | null;
}

export interface Answer {
  /** Inertia; log-likelihood; for predictions, the sum over rows of the squared length of the center or mean they were given. */
  readonly objective: number;
  /** Iterations that changed something. */
  readonly iterations: number;
}

export interface Failure {
  readonly error: string;
}
