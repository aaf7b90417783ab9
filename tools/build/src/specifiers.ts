/** The same declarations with `./name.js` where the compiler left `./name.ts`. */
export function javascriptSpecifiers(declarations: string): string {
  return declarations.replace(/((?:from|import|module)\s*\(?\s*['"]\.{1,2}\/[^'"]*)\.ts(?=['"])/g, '$1.js');
}
