/** The same code or declarations with `./name.js` where the compiler left `./name.ts`: it knows imports only, not URLs. */
export function javascriptSpecifiers(text: string): string {
  return text.replace(/((?:from|import|module|new URL)\s*\(?\s*['"]\.{1,2}\/[^'"]*)\.ts(?=['"])/g, '$1.js');
}
