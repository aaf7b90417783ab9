/** The outcome of what may pause, without a pause. */
export function toTheEnd<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
