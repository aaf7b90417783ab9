/** Reads the cache lines from `at` up to `end`, so that they are near when they are needed; what it gives, stored, keeps it from being left out. */
// @ts-ignore: decorator
@inline
export function readLines(at: usize, end: usize): v128 {
  let seen = i64x2.splat(0);
  for (; at < end; at += 64) seen = v128.or(seen, v128.load(at));
  return seen;
}
