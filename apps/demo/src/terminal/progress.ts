import { SingleBar } from 'cli-progress';

/** Where progress is written: stderr, so that a pipe gets the tables alone. */
export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Tells how far a long job has come: a bar on a terminal, a line at every quarter elsewhere. */
export interface Progress {
  /** `done` of `total` parts of `what` are ready. */
  tell(what: string, done: number, total: number): void;
  stop(): void;
}

export function progressOn(stream: ProgressStream): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: ProgressStream): Progress {
  const single = new SingleBar({
    stream,
    format: '{what} {bar} {value} of {total}',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
  });
  let current: string | undefined;
  return {
    tell(what, done, total) {
      if (what !== current) {
        single.stop();
        single.start(total, done, { what: what.padEnd(10) });
        current = what;
      }
      single.update(done);
    },
    stop: () => single.stop(),
  };
}

function lines(stream: ProgressStream): Progress {
  const quarter = (done: number, total: number): number => Math.floor((4 * done) / total);
  return {
    tell(what, done, total) {
      if (quarter(done, total) > quarter(done - 1, total)) stream.write(`${what}: ${done} of ${total}\n`);
    },
    stop: () => undefined,
  };
}
