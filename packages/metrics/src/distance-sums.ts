/**
 * Adds the Euclidean distance of each row `first`..`end - 1` to each row `otherFirst`..`otherEnd - 1` to the sums of both.
 *
 * The two ranges must not overlap. Four rows at a time meet each other row, so that the processor always has four independent
 * chains of work; the order of summation is fixed by the arguments.
 *
 * @param data  rows x cols, row-major; only differences of rows are taken, so an offset costs no digits.
 * @param sums  one a row.
 *
 * Cost: O(pairs * cols).
 */
export function distanceSums(
  data: Float64Array,
  cols: number,
  first: number,
  end: number,
  otherFirst: number,
  otherEnd: number,
  sums: Float64Array,
): void {
  let i = first;
  for (; i + 4 <= end; i += 4) {
    const at0 = i * cols;
    const at1 = at0 + cols;
    const at2 = at1 + cols;
    const at3 = at2 + cols;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let t = otherFirst, at = otherFirst * cols; t < otherEnd; t++, at += cols) {
      let square0 = 0;
      let square1 = 0;
      let square2 = 0;
      let square3 = 0;
      for (let j = 0; j < cols; j++) {
        const value = data[at + j];
        const d0 = value - data[at0 + j];
        const d1 = value - data[at1 + j];
        const d2 = value - data[at2 + j];
        const d3 = value - data[at3 + j];
        square0 += d0 * d0;
        square1 += d1 * d1;
        square2 += d2 * d2;
        square3 += d3 * d3;
      }
      const distance0 = Math.sqrt(square0);
      const distance1 = Math.sqrt(square1);
      const distance2 = Math.sqrt(square2);
      const distance3 = Math.sqrt(square3);
      sum0 += distance0;
      sum1 += distance1;
      sum2 += distance2;
      sum3 += distance3;
      sums[t] += distance0 + distance1 + (distance2 + distance3);
    }
    sums[i] += sum0;
    sums[i + 1] += sum1;
    sums[i + 2] += sum2;
    sums[i + 3] += sum3;
  }
  for (; i < end; i++) {
    let sum = 0;
    for (let t = otherFirst; t < otherEnd; t++) {
      let square = 0;
      for (let j = 0; j < cols; j++) {
        const d = data[t * cols + j] - data[i * cols + j];
        square += d * d;
      }
      const distance = Math.sqrt(square);
      sum += distance;
      sums[t] += distance;
    }
    sums[i] += sum;
  }
}
