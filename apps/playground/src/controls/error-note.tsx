import type { JSX } from 'preact';
import { fileError } from '../session/file.ts';
import { wrong } from '../session/store.ts';

/** Options that have a place of their own for what is wrong with them. */
const placed = ['source', 'columns', 'components', 'covariance', 'init', 'update', 'seed'];

/** What is wrong with the options that this control sets. */
export function ErrorNote({ of }: { of: readonly string[] }): JSX.Element | null {
  const note = wrong.value;
  if (!note || !of.includes(placed.includes(note.option) ? note.option : '')) return null;
  return <Note message={note.message} />;
}

/** What is wrong with the file that was dropped. */
export function FileNote(): JSX.Element | null {
  return fileError.value === null ? null : <Note message={fileError.value} />;
}

function Note({ message }: { message: string }): JSX.Element {
  return (
    <p class="error" role="alert">
      {message}
    </p>
  );
}
