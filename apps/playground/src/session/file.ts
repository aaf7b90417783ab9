import { signal } from '@preact/signals';
import { withCsv } from '../state/changes.ts';
import { change } from './store.ts';

/** What is wrong with the file that was dropped last; null where nothing is. */
export const fileError = signal<string | null>(null);

const MOST_BYTES = 50_000_000;

/** Shows the rows of a file, which is read here and goes nowhere. What reads it is loaded when the first file comes. */
export async function openFile(file: File): Promise<void> {
  if (file.size > MOST_BYTES) {
    fileError.value = `${file.name} has ${Math.round(file.size / 1e6)} MB; this page takes up to ${MOST_BYTES / 1e6} MB.`;
    return;
  }
  const { CsvError, readCsv } = await import('../data/csv.ts');
  try {
    const table = readCsv(file.name, await file.text());
    fileError.value = null;
    change((before) => withCsv(before, table));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    fileError.value = error.message;
  }
}
