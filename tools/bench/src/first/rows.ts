/** 1,000 x 2 numbers in three heaps, without a library: importing one would be what is timed. */
export function rows(): number[][] {
  let state = 1;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: 1000 }, (_, i) => [random() + (i % 3), random() + (i % 3) * 2]);
}
