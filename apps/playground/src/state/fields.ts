import { covarianceNames } from '../data/covariance-names.ts';
import { settingsOf } from '../data/sources.ts';
import {
  type Layer,
  MOST_COMPONENTS,
  type Part,
  type Start,
  type State,
  layers,
  methods,
  panels,
  parts,
  speeds,
  starts,
  tools,
} from './state.ts';

/** A part of the state that stands in the address as `name=value`. */
export interface Field {
  readonly name: string;
  write(state: State): string;
  /** The state with this part as written; undefined where it is not one that could have been. */
  read(text: string, state: State): State | undefined;
}

/** What is written plainly, in the order in which it is read; what is not here is packed. */
export const fields: readonly Field[] = [
  {
    name: 'columns',
    write: ({ columns }) => columns.filter((j) => j !== null).join('.'),
    read(text: string, state: State): State | undefined {
      const places = text.split('.').map(wholeNumber);
      const [x, y = null] = places;
      if (x === undefined || places.includes(undefined) || places.length > 2 || x === y) return undefined;
      return { ...state, columns: [x, y] };
    },
  },
  oneOf('method', methods, 'method'),
  number('k', 'components', 1, MOST_COMPONENTS),
  oneOf('shape', covarianceNames, 'covariance'),
  oneOf('assign', ['soft', 'hard'] as const, 'assignment'),
  {
    name: 'start',
    write: ({ start }) => start,
    read: (text: string, state: State): State | undefined =>
      Object.hasOwn(starts[state.method], text) ? { ...state, start: text as Start } : undefined,
  },
  number('seed', 'seed', 0, Number.MAX_SAFE_INTEGER),
  marks<Part, 'hold'>('hold', parts, 'hold'),
  number('t', 'iteration', 0, 100_000),
  oneOfNumbers('speed', speeds, 'speed'),
  marks<Layer, 'show'>('show', layers, 'show'),
  oneOf('panel', panels, 'panel'),
  oneOf('tool', tools, 'tool'),
  {
    name: 'row',
    write: ({ row }) => (row === null ? '' : String(row)),
    read(text: string, state: State): State | undefined {
      const row = wholeNumber(text);
      return row === undefined ? undefined : { ...state, row };
    },
  },
];

/** The sliders of the state's source. */
export function settingFields({ source }: State): readonly Field[] {
  return Object.entries(settingsOf(source)).map(([name, { min, max }]) => ({
    name: `data.${name}`,
    write: ({ settings }) => String(settings[name]),
    read(text, state) {
      const value = Number(text);
      if (text === '' || !(value >= min && value <= max)) return undefined;
      return { ...state, settings: { ...state.settings, [name]: value } };
    },
  }));
}

function oneOf<Key extends 'method' | 'covariance' | 'assignment' | 'panel' | 'tool'>(
  name: string,
  choices: readonly State[Key][],
  key: Key,
): Field {
  return {
    name,
    write: (state) => state[key],
    read: (text, state) => (choices.includes(text as State[Key]) ? { ...state, [key]: text } : undefined),
  };
}

function oneOfNumbers(name: string, choices: readonly number[], key: 'speed'): Field {
  return {
    name,
    write: (state) => String(state[key]),
    read: (text, state) => (choices.includes(Number(text)) ? { ...state, [key]: Number(text) } : undefined),
  };
}

function number(name: string, key: 'components' | 'seed' | 'iteration', min: number, max: number): Field {
  return {
    name,
    write: (state) => String(state[key]),
    read(text, state) {
      const value = wholeNumber(text);
      return value !== undefined && value >= min && value <= max ? { ...state, [key]: value } : undefined;
    },
  };
}

/** A set of marks: the names of those that are set. */
function marks<Name extends string, Key extends 'hold' | 'show'>(name: string, all: readonly Name[], key: Key): Field {
  return {
    name,
    write: (state) => all.filter((mark) => (state[key] as Record<Name, boolean>)[mark]).join('.'),
    read(text, state) {
      const set = text === '' ? [] : text.split('.');
      if (!set.every((mark) => (all as readonly string[]).includes(mark))) return undefined;
      return { ...state, [key]: Object.fromEntries(all.map((mark) => [mark, set.includes(mark)])) };
    },
  };
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
