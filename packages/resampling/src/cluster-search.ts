/** Adds up how like each cluster of all rows is to the likest of each sample. */
export class ClusterSearch {
  readonly #whole: Int32Array;
  readonly #clusters: number;
  readonly #sums: Float64Array;
  readonly #times: Float64Array;

  constructor(whole: Int32Array) {
    this.#whole = whole;
    this.#clusters = whole.reduce((most, k) => Math.max(most, k), 0) + 1;
    this.#sums = new Float64Array(this.#clusters);
    this.#times = new Float64Array(this.#clusters);
  }

  /** `labels` are -1 for rows that are not in the sample; a cluster none of whose rows is in it is not looked for. */
  compare(labels: Int32Array): void {
    const others = labels.reduce((most, k) => Math.max(most, k), 0) + 1;
    const both = new Float64Array(this.#clusters * others);
    const [own, theirs] = [new Float64Array(this.#clusters), new Float64Array(others)];
    labels.forEach((other, i) => {
      if (other < 0) return;
      both[this.#whole[i] * others + other]++;
      own[this.#whole[i]]++;
      theirs[other]++;
    });
    own.forEach((size, k) => {
      if (size === 0) return;
      const similarities = theirs.map((count, other) => {
        const shared = both[k * others + other];
        return shared / (size + count - shared);
      });
      this.#sums[k] += Math.max(...similarities);
      this.#times[k]++;
    });
  }

  means(): number[] {
    return Array.from(this.#sums, (sum, k) => (this.#times[k] > 0 ? sum / this.#times[k] : 0));
  }
}
