import type { Json, JsonObject, Spec } from '@mixwell/plot';

const explained = new Set(['color', 'fill', 'stroke', 'shape', 'strokeDash']);

/** The same picture with nothing above it but its title: no subtitle, no legend. */
export function bare(spec: Spec): Spec {
  const { text } = spec.title as { text: string };
  return { ...(withoutLegends(spec) as Spec), title: { text } };
}

function withoutLegends(json: Json): Json {
  if (Array.isArray(json)) return json.map((entry: Json) => withoutLegends(entry));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json as JsonObject).map(([key, value]) =>
      explained.has(key) && typeof value === 'object'
        ? [key, { ...value, legend: null }]
        : [key, withoutLegends(value)],
    ),
  );
}
