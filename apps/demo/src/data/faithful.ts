import { DataFrame } from 'danfojs-node';
import { loadFaithful, toFrame } from 'mixwell';
import type { Observations } from './observations.ts';

/** The eruptions of Old Faithful. */
export function faithful(): Observations {
  const data = loadFaithful();
  return {
    title: 'Old Faithful',
    about: data.description,
    frame: toFrame(data, DataFrame),
    x: data.x,
    units: data.units,
    notes: [],
  };
}
