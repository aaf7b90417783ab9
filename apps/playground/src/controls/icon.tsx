import type { JSX } from 'preact';

const paths = {
  reset: 'M6 5v14M20 5 9 12l11 7z',
  back: 'M17 5 7 12l10 7z',
  play: 'M7 4v16l13-8z',
  pause: 'M7 4h4v16H7zM14 4h4v16h-4z',
  step: 'M7 5l10 7-10 7z',
  end: 'M4 5l11 7-11 7zM18 5v14',
  dice: 'M4 4h16v16H4zM8.5 8.5h.01M15.5 15.5h.01M12 12h.01M15.5 8.5h.01M8.5 15.5h.01',
} as const;

export type IconName = keyof typeof paths;

/** A picture beside a word, or in place of one that the button's label says. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
