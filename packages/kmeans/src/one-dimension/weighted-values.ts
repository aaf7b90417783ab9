/** Distinct values on a line, in ascending order, with the weight of each. */
export interface WeightedValues {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

/** The values of weight above 0, in ascending order; equal ones become one, with their weights added in the order of the rows. */
export function weightedValues(data: Float64Array, rowWeights: Float64Array): WeightedValues {
  const order = Uint32Array.from(data.keys()).sort((a, b) => data[a] - data[b] || a - b);
  const values = new Float64Array(data.length);
  const weights = new Float64Array(data.length);
  let count = 0;
  for (const i of order) {
    if (rowWeights[i] === 0) continue;
    if (count === 0 || data[i] !== values[count - 1]) values[count++] = data[i];
    weights[count - 1] += rowWeights[i];
  }
  return { values: values.slice(0, count), weights: weights.slice(0, count) };
}
