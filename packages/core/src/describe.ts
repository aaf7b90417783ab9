/** A value in the few words that an error message has room for: `0`, `NaN`, `the text "abc"`, `an array of 3`. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'undefined':
    case 'number':
    case 'boolean':
    case 'symbol':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `the bigint ${value}n`;
    case 'string':
      return `the text ${JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}...` : value)}`;
    case 'function':
      return 'a function';
  }
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value))
    return `an array of ${String(value.length)}`;
  const kind = value.constructor?.name;
  if (!kind || kind === 'Object') return 'an object';
  return `${/^[AEIO]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

/** `1 row`, `2 rows`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
