/** What is next in a sequence that is made as it is read. */
export class Queue<T> {
  readonly #items: Iterator<T>;
  #head: T | undefined;

  constructor(items: Iterable<T> = []) {
    this.#items = items[Symbol.iterator]();
  }

  /** The next one that is `open`, which stays; those before it go. Undefined at the end, and from one on that cannot be made. */
  head(isOpen: (item: T) => boolean): T | undefined {
    while (this.#head === undefined || !isOpen(this.#head)) {
      this.#head = this.#next();
      if (this.#head === undefined) return undefined;
    }
    return this.#head;
  }

  /** Whoever takes what cannot be made meets the error. */
  #next(): T | undefined {
    try {
      const next = this.#items.next();
      return next.done ? undefined : next.value;
    } catch {
      return undefined;
    }
  }
}
