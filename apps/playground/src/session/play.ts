import { effect } from '@preact/signals';
import { change, course, frame, isBusy, isPlaying, moments, state } from './store.ts';

/** An iteration that no fit comes to: the fit ends, and the last one stands. */
const THE_END = 100_000;

/** Whether a fit has no iteration after the one shown. */
export function isAtEnd(): boolean {
  const last = moments.value.length - 1;
  const stop = course.value?.stop ?? null;
  return stop !== null && (frame.value?.iteration ?? 0) >= last;
}

export function goTo(iteration: number): void {
  isPlaying.value = false;
  change((before) => ({ ...before, iteration: Math.max(0, iteration) }));
}

export function step(): void {
  if (!isAtEnd()) goTo(state.peek().iteration + 1);
}

export function back(): void {
  goTo(state.peek().iteration - 1);
}

export function reset(): void {
  goTo(0);
}

export function toTheEnd(): void {
  goTo(THE_END);
}

export function togglePlay(): void {
  if (!isPlaying.peek() && isAtEnd()) change((before) => ({ ...before, iteration: 0 }));
  isPlaying.value = !isPlaying.peek();
}

/** Asks for the next iteration while playing: as often as the speed says, and never before the last one is on the screen. */
export function startPlaying(): void {
  effect(() => {
    if (!isPlaying.value) return;
    let due = performance.now();
    let request = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(request);

    function tick(now: number): void {
      request = requestAnimationFrame(tick);
      const { iteration, speed } = state.peek();
      if (isBusy.peek() || frame.peek()?.iteration !== iteration || now < due) return;
      if (isAtEnd()) {
        isPlaying.value = false;
        return;
      }
      due = Math.max(due + 1000 / speed, now - 1000 / speed);
      change((before) => ({ ...before, iteration: iteration + 1 }));
    }
  });
}
