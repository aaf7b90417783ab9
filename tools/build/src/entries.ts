/** A file that a package shows to the world. */
export interface Entry {
  /** Where its code begins, below the package's folder. */
  readonly source: string;
  /** The bundled ES module, below the package's folder. */
  readonly esm: string;
  /** The same as CommonJS. */
  readonly cjs: string;
  /** Whether it holds all that it needs: a worker has no import map to find packages by. */
  readonly isWhole: boolean;
}

interface Conditions {
  readonly '@mixwell/source': string;
  readonly import: { readonly default: string };
  readonly require: { readonly default: string };
}

/** The entries that the `exports` of a manifest name. */
export function entriesOf(exports: Readonly<Record<string, unknown>>): Entry[] {
  return Object.entries(exports).flatMap(([subpath, conditions]) => {
    if (typeof conditions === 'string') return [];
    const { '@mixwell/source': source, import: esm, require: cjs } = conditions as Conditions;
    return [{ source, esm: esm.default, cjs: cjs.default, isWhole: subpath === './worker' }];
  });
}
