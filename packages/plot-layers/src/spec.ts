/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/**
 * A Vega-Lite 6 specification with its data: a plain object that belongs to the caller, for `JSON.stringify`, `vega-embed`, `renderSvg`.
 *
 * The last value of a notebook's cell draws itself where the kernel asks for `Symbol.for('Jupyter.display')`, as Deno's does; the
 * key is not enumerable, so copies are without it.
 */
export interface Spec extends JsonObject {
  readonly $schema: string;
  /** What can be seen, for those who cannot see it. */
  readonly description: string;
}

const schema = (version: number): string => `https://vega.github.io/schema/vega-lite/v${version}.json`;

/** The specification of `parts`, which notebooks can display. */
export function specOf(parts: JsonObject & { description: string }): Spec {
  const spec: Spec = { $schema: schema(6), ...parts };
  Object.defineProperty(spec, Symbol.for('Jupyter.display'), { value: () => bundleOf(spec) });
  return spec;
}

/** The picture under each media type that front ends know; nothing in it needs more than Vega-Lite 5. */
function bundleOf(spec: Spec): JsonObject {
  return {
    'application/vnd.vegalite.v6+json': spec,
    'application/vnd.vegalite.v5+json': { ...spec, $schema: schema(5) },
    'text/plain': spec.description,
  };
}
