/** What a slider sets. */
export interface Setting {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  /** Whether equal ways of the slider are equal factors. */
  readonly isLogarithmic?: boolean;
}

export interface Generator {
  readonly title: string;
  readonly hint: string;
  readonly settings: Readonly<Record<string, Setting>>;
}

const rows: Setting = { label: 'Points', min: 10, max: 100_000, step: 1, value: 300, isLogarithmic: true };
const seed: Setting = { label: 'Seed', min: 0, max: 99, step: 1, value: 1 };

/** Data that are made, each with its sliders. */
export const generators = {
  mixture: {
    title: 'Gaussian mixture',
    hint: 'Three Gaussians of known parameters: the truth can be drawn beside the estimate.',
    settings: {
      rows,
      separation: { label: 'Separation', min: 0, max: 6, step: 0.1, value: 3 },
      correlation: { label: 'Correlation', min: 0, max: 0.95, step: 0.05, value: 0.6 },
      largest: { label: 'Largest share', min: 0.35, max: 0.9, step: 0.05, value: 0.5 },
      seed,
    },
  },
  line: {
    title: 'One feature, two Gaussians',
    hint: 'The first example of most lectures: two bells on a line.',
    settings: {
      rows,
      separation: { label: 'Separation', min: 0, max: 8, step: 0.1, value: 3.5 },
      ratio: { label: 'Second standard deviation', min: 0.25, max: 4, step: 0.05, value: 1.5 },
      share: { label: 'Share of the first', min: 0.1, max: 0.9, step: 0.05, value: 0.4 },
      seed,
    },
  },
  blobs: {
    title: 'Round blobs',
    hint: 'Equal, round and drawn at random places: the home ground of k-means.',
    settings: {
      rows,
      clusters: { label: 'Blobs', min: 1, max: 8, step: 1, value: 4 },
      spread: { label: 'Standard deviation', min: 0.1, max: 4, step: 0.1, value: 1.2 },
      seed,
    },
  },
  moons: {
    title: 'Two moons',
    hint: 'No ellipse fits a moon: see what the model makes of it.',
    settings: { rows, noise: { label: 'Noise', min: 0, max: 0.5, step: 0.01, value: 0.08 }, seed },
  },
  circles: {
    title: 'Two circles',
    hint: 'One inside the other, with the same mean.',
    settings: {
      rows,
      noise: { label: 'Noise', min: 0, max: 0.5, step: 0.01, value: 0.06 },
      factor: { label: 'Inner radius', min: 0.05, max: 0.95, step: 0.05, value: 0.4 },
      seed,
    },
  },
} as const satisfies Readonly<Record<string, Generator>>;

/** Data that were measured; their columns are chosen from a list. */
export const realSets = {
  faithful: { title: 'Old Faithful', columns: [0, 1] },
  iris: { title: 'Iris', columns: [2, 3] },
  wine: { title: 'Wine', columns: [0, 6] },
  quakes: { title: 'Quakes near Fiji', columns: [1, 0] },
  thyroid: { title: 'Thyroid', columns: [1, 0] },
  diabetes: { title: 'Diabetes', columns: [0, 1] },
  galaxies: { title: 'Galaxies (one feature)', columns: [0, null] },
  precip: { title: 'Precipitation (one feature)', columns: [0, null] },
  digits: { title: 'Digits (64 pixels)', columns: [21, 42] },
} as const satisfies Readonly<Record<string, { title: string; columns: readonly [number, number | null] }>>;

export type GeneratorName = keyof typeof generators;
export type RealName = keyof typeof realSets;
/** 'points' is an empty sheet to click on; 'csv' a file that was dropped. */
export type Source = GeneratorName | RealName | 'points' | 'csv';

export const sources: readonly Source[] = [
  ...(Object.keys(generators) as GeneratorName[]),
  ...(Object.keys(realSets) as RealName[]),
  'points',
  'csv',
];

export function isGenerator(source: Source): source is GeneratorName {
  return source in generators;
}

export function isReal(source: Source): source is RealName {
  return source in realSets;
}

/** The sliders of a source; none for what is not made. */
export function settingsOf(source: Source): Readonly<Record<string, Setting>> {
  return isGenerator(source) ? generators[source].settings : {};
}

/** Every slider of a source where it stands at first. */
export function firstSettings(source: Source): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(settingsOf(source)).map(([name, { value }]) => [name, value]));
}

/** The columns that a source shows at first: of the plane's two axes, or of one. */
export function firstColumns(source: Source, count = 2): readonly [number, number | null] {
  if (isReal(source)) return realSets[source].columns;
  if (source === 'line' || (source === 'csv' && count < 2)) return [0, null];
  return [0, 1];
}
