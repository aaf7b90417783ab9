/** A file that a package shows to the world. */
export interface Entry {
  /** Where its code begins, below the package's folder. */
  readonly source: string;
  /** The bundled ES module, below the package's folder. */
  readonly esm: string;
  /** The same as CommonJS. */
  readonly cjs: string;
  /** The same for Node, with what it needs of other packages, if its first import is to take less. */
  readonly node?: string;
  /** Whether it holds all that it needs: a worker has no import map to find packages by. */
  readonly isWhole: boolean;
  /** Whether threads for whole fits run it: it starts none itself. */
  readonly isFitWorker: boolean;
}

interface Conditions {
  readonly '@mixwell/source': string;
  readonly import: { readonly node?: string; readonly default: string };
  readonly require: { readonly default: string };
}

/** The entries that the `exports` of a manifest name. */
export function entriesOf(exports: Readonly<Record<string, unknown>>): Entry[] {
  return Object.entries(exports).flatMap(([subpath, conditions]) => {
    if (typeof conditions === 'string') return [];
    const { '@mixwell/source': source, import: esm, require: cjs } = conditions as Conditions;
    const kind = { isWhole: subpath === './worker', isFitWorker: subpath === './fit-worker' };
    return [{ source, esm: esm.default, cjs: cjs.default, node: esm.node, ...kind }];
  });
}
