import { back, reset, step, toTheEnd, togglePlay } from './play.ts';

const keys: Readonly<Record<string, () => void>> = {
  ArrowRight: step,
  ArrowLeft: back,
  Home: reset,
  End: toTheEnd,
  ' ': togglePlay,
};

/** The keys of a slide changer go through the iterations, as long as no control has the focus. */
export function startKeys(): void {
  addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (!act || event.target !== document.body || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
}
