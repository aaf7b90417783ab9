import { pathToFileURL } from 'node:url';

/** Where a CommonJS file is: takes the place of `import.meta.url` in it, and is left out of files that do not ask. */
export const moduleUrl: string = /* @__PURE__ */ (() => pathToFileURL(__filename).href)();
