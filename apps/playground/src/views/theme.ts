import { computed, signal } from '@preact/signals';
import type { Rgb } from '../worker/paint.ts';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'mixwell-playground-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(system.matches);
system.addEventListener('change', ({ matches }) => (systemIsDark.value = matches));

/** What was chosen on this device; it does not travel in a link. */
export const theme = signal<Theme>(remembered());
export const isDark = computed(() => (theme.value === 'system' ? systemIsDark.value : theme.value === 'dark'));

/**
 * A colour a component: those of Okabe and Ito, which people with any kind of colour vision can tell apart [1], in an order that
 * leaves the pale ones last.
 *
 * [1] M. Okabe, K. Ito, Color Universal Design (2008).
 */
export const palette: readonly Rgb[] = [
  [0, 114, 178],
  [213, 94, 0],
  [0, 158, 115],
  [204, 121, 167],
  [230, 159, 0],
  [86, 180, 233],
  [240, 228, 66],
  [125, 125, 125],
];

export function css([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

export function chooseTheme(choice: Theme): void {
  theme.value = choice;
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // A page that may not remember still shows what was chosen.
  }
}

function remembered(): Theme {
  try {
    const found = localStorage.getItem(KEY);
    return found === 'light' || found === 'dark' ? found : 'system';
  } catch {
    return 'system';
  }
}
