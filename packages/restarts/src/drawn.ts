/** A sequence of which each item is made when it is first asked for, in whatever order, and kept until a later one is taken. */
export class Drawn<T> {
  readonly #draw: (index: number) => T | undefined;
  readonly #kept = new Map<number, T | undefined>();
  #taken = -1;

  /** `draw` makes the item of an index, from 0; undefined where there is none. */
  constructor(draw: (index: number) => T | undefined) {
    this.#draw = draw;
  }

  /** That of `index`; none before it is asked for any more. */
  take(index: number): T | undefined {
    const item = this.#at(index);
    this.#taken = index;
    for (const before of [...this.#kept.keys()]) if (before < index) this.#kept.delete(before);
    return item;
  }

  /** Those from `index` on, up to the first that is none; and none before the last that was taken. */
  *from(index: number): Generator<T> {
    for (;;) {
      index = Math.max(index, this.#taken);
      const item = this.#at(index++);
      if (item === undefined) return;
      yield item;
    }
  }

  #at(index: number): T | undefined {
    if (!this.#kept.has(index)) this.#kept.set(index, this.#draw(index));
    return this.#kept.get(index);
  }
}
