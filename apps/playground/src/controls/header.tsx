import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { typescriptOf } from '../code/typescript.ts';
import { isWithoutData, write } from '../session/address.ts';
import { frame, state } from '../session/store.ts';
import { type Theme, chooseTheme, theme } from '../views/theme.ts';

const said = signal('');

/** The name of the page, and what concerns all of it. */
export function Header(): JSX.Element {
  return (
    <header>
      <h1>
        <Mark />
        mixwell <span>playground</span>
      </h1>
      <p class="said" role="status">
        {said.value}
      </p>
      <div class="actions">
        <button type="button" onClick={() => void copyLink()}>
          Copy link
        </button>
        <button type="button" onClick={() => void copyCode()}>
          Copy TypeScript
        </button>
        <label class="theme">
          <span class="unseen">Colours of the page</span>
          <select value={theme.value} onChange={(event) => chooseTheme(event.currentTarget.value as Theme)}>
            <option value="system">System</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
      </div>
    </header>
  );
}

function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 32 20" aria-hidden="true">
      <ellipse cx="11" cy="10" rx="9" ry="6.5" transform="rotate(-18 11 10)" />
      <ellipse cx="21" cy="10" rx="9" ry="6.5" transform="rotate(18 21 10)" />
    </svg>
  );
}

async function copyLink(): Promise<void> {
  const address = await write();
  await copy(
    address,
    isWithoutData.value ? 'Link copied. The rows are too many for it: send the file along.' : 'Link copied.',
  );
}

async function copyCode(): Promise<void> {
  const shown = frame.peek();
  await copy(typescriptOf({ ...state.peek(), iteration: shown?.iteration ?? 0 }), 'TypeScript copied.');
}

async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    said.value = done;
  } catch {
    said.value = 'The browser does not let this page copy; allow it, and press again.';
  }
}
