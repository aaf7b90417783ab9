/** A circle of arrows as the names along it, first name repeated at the end, or undefined when there is none. */
export function findCircle(arrows: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];

  function visit(name: string): readonly string[] | undefined {
    if (done.has(name)) return undefined;
    const start = path.indexOf(name);
    if (start >= 0) return [...path.slice(start), name];
    path.push(name);
    for (const next of arrows.get(name) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    path.pop();
    done.add(name);
    return undefined;
  }

  for (const name of arrows.keys()) {
    const circle = visit(name);
    if (circle) return circle;
  }
  return undefined;
}
