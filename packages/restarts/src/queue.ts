/** What is next in a sequence that is made as it is read. */
export class Queue<T> {
  readonly #items: Iterator<T>;
  #head: T | undefined;

  constructor(items: Iterable<T> = []) {
    this.#items = items[Symbol.iterator]();
  }

  /** The next one that is `open`, which stays; those before it go. Undefined at the end. */
  head(isOpen: (item: T) => boolean): T | undefined {
    while (this.#head === undefined || !isOpen(this.#head)) {
      const next = this.#items.next();
      if (next.done) return (this.#head = undefined);
      this.#head = next.value;
    }
    return this.#head;
  }
}
