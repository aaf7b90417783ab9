/** The size of the page's letters, in CSS pixels: what is drawn grows with them. */
export function rem(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}
