/** Whether a drawing is XML: tags that close in order, attributes in quotation marks, and no character that XML does not have. */
export function isWellFormed(svg: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what must not be there
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u.test(svg)) return false;
  const open: string[] = [];
  const token = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/gu;
  for (const [, slash, name, attributes, isEmpty, words, stray] of svg.matchAll(token)) {
    if (stray !== undefined) return false;
    const content = words ?? attributes;
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(content)) return false;
    if (words !== undefined) continue;
    if (slash) {
      if (open.pop() !== name) return false;
    } else if (!isEmpty) open.push(name);
  }
  return open.length === 0;
}
