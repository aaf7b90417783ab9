import { effect, signal } from '@preact/signals';
import { readHash, writeHash } from '../state/hash.ts';
import { isPlaying, state } from './store.ts';

/** Whether the address leaves out the rows, because they are too many. */
export const isWithoutData = signal(false);

/** Browsers refuse an address that changes too often; it follows by this many milliseconds. */
const PAUSE = 250;

/** Reads the address, and keeps it as the state is from then on. */
export async function startAddress(): Promise<void> {
  await open();
  addEventListener('hashchange', () => void open());
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    void state.value;
    clearTimeout(timer);
    timer = setTimeout(() => void write(), PAUSE);
  });
}

/** The address of what is on the screen, written down at once. */
export async function write(): Promise<string> {
  const { hash, isWithoutData: isShort } = await writeHash(state.peek());
  isWithoutData.value = isShort;
  if (location.hash !== `#${hash}`) history.replaceState(null, '', `#${hash}`);
  return location.href;
}

async function open(): Promise<void> {
  const found = await readHash(location.hash);
  if (!found) return;
  isPlaying.value = false;
  state.value = found;
}
