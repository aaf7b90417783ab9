import { type Source, sources } from '../data/sources.ts';
import { type Field, fields, settingFields } from './fields.ts';
import { pack, unpack } from './pack.ts';
import { type Packed, isPacked, packedPart, withPacked } from './packed-part.ts';
import { settled } from './settled.ts';
import { type State, firstState, freshData } from './state.ts';

/** The version of what stands in an address; the page reads this one. */
const VERSION = '1';
/** Letters up to which an address travels well by mail and chat. */
export const LONGEST = 8000;

/** An address that makes the same screen, and what would not fit in it. */
export interface Link {
  /** Without '#'. */
  readonly hash: string;
  /** Whether the rows of the file or the points added by hand are too many to travel along. */
  readonly isWithoutData: boolean;
}

/** What the address bar says of a state: what differs from how the page first opens. */
export async function writeHash(state: State): Promise<Link> {
  const plain = new URLSearchParams({ v: VERSION, source: state.source });
  const first = firstFor(state.source, state.csv?.columns.length);
  for (const { name, write } of allFields(state)) {
    if (write(state) !== write(first)) plain.set(name, write(state));
  }
  const part = packedPart(state);
  if (!part) return { hash: plain.toString(), isWithoutData: false };
  const packed = await pack(JSON.stringify(part));
  if (packed.length > LONGEST) return { hash: plain.toString(), isWithoutData: true };
  plain.set('z', packed);
  return { hash: plain.toString(), isWithoutData: false };
}

/**
 * The state that an address describes; null where it describes none, as an empty one or one of another version.
 *
 * A part that could not have been written is left as the page first has it: a shortened link still opens.
 */
export async function readHash(hash: string): Promise<State | null> {
  const plain = new URLSearchParams(hash.replace(/^#/, ''));
  const source = plain.get('source') as Source;
  if (plain.get('v') !== VERSION || !sources.includes(source)) return null;
  let state = firstFor(source);
  const packed = await readPacked(plain.get('z'));
  if (packed) state = withPacked(firstFor(source, packed.csv?.columns.length), packed);
  if (source === 'csv' && state.csv === null) state = firstFor('points');
  for (const { name, read } of allFields(state)) {
    const text = plain.get(name);
    if (text !== null) state = read(text, state) ?? state;
  }
  return settled(state);
}

function firstFor(source: Source, columns?: number): State {
  return { ...firstState, ...freshData(source, columns) };
}

function allFields(state: State): readonly Field[] {
  return [...settingFields(state), ...fields];
}

async function readPacked(letters: string | null): Promise<Packed | null> {
  if (letters === null) return null;
  try {
    const part: unknown = JSON.parse(await unpack(letters));
    return isPacked(part) ? part : null;
  } catch {
    return null;
  }
}
