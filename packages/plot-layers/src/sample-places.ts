import { randomStream } from '@mixwell/core';

/**
 * `count` of the places 0 to total - 1 in rising order, every set of them as likely [1]; the same in every call.
 *
 * [1] D. E. Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm S.
 */
export function samplePlaces(total: number, count: number): Int32Array {
  const random = randomStream(0, 'plot');
  const places = new Int32Array(Math.min(count, total));
  for (let i = 0, taken = 0; taken < places.length; i++) {
    if ((total - i) * random() < places.length - taken) places[taken++] = i;
  }
  return places;
}
