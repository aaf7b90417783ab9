import { computed, signal } from '@preact/signals';
import { type State, firstState } from '../state/state.ts';
import { isDark } from '../views/theme.ts';
import { type Size, newPlot } from '../views/plot.ts';
import { rem } from '../views/rem.ts';
import { isGenerator } from '../data/sources.ts';
import type { Frame, Progress } from '../worker/desk.ts';
import type { Inspected } from '../worker/inspect.ts';
import type { Moment } from '../worker/run.ts';
import type { Sheet } from '../worker/sheet.ts';
import type { WrongNote } from '../worker/wrong.ts';

/** What is asked for; everything below follows from it. */
export const state = signal<State>(firstState);

export const sheet = signal<Sheet | null>(null);
/** The iterations that were reached, from the start. */
export const moments = signal<readonly Moment[]>([]);
/** The iteration that is on the screen. */
export const frame = signal<Frame | null>(null);
export const course = signal<Pick<Progress, 'stop' | 'objectiveName' | 'freeParameters'> | null>(null);
export const inspected = signal<Inspected | null>(null);
/** Why what was asked for cannot be shown. */
export const wrong = signal<WrongNote | null>(null);
/** Whether a worker is at it. */
export const isBusy = signal(false);
export const isPlaying = signal(false);

/** The place that the page has for the plane, in CSS pixels. */
export const planeSize = signal<Size>({ width: 640, height: 480 });
/** The highest density that the curves of this fit came to, so that the axis does not jump. */
export const peak = signal(1e-9);

const isMade = computed(() => isGenerator(state.value.source) || state.value.source === 'points');

/** The same object as long as nothing of it changes: what is found for it once, as the place of each point, stays true. */
export const plot = computed(
  () => sheet.value && newPlot(sheet.value, planeSize.value, rem(), isMade.value, peak.value),
);

/** Changes with the colours of the page. */
export const paper = computed(() => (isDark.value ? '#10151c' : '#ffffff'));

export function change(by: (state: State) => State): void {
  state.value = by(state.peek());
}
