/** A text as it must stand in markup, in elements and in attributes between quotation marks. */
export function escapeMarkup(text: string): string {
  return legible(text).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The text with U+FFFD for what XML has no way to write: control characters, and halves of surrogate pairs. */
export function legible(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
}
