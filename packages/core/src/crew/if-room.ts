/** Undefined where there is no memory for what `make` makes. */
export function ifRoom<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
