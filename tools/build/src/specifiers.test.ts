import { expect, test } from 'vitest';
import { javascriptSpecifiers } from './specifiers.ts';

test('a relative .ts specifier becomes .js in every form of import', () => {
  expect(javascriptSpecifiers(`export * from './a.ts';`)).toBe(`export * from './a.js';`);
  expect(javascriptSpecifiers(`import type { B } from "../b/c.ts";`)).toBe(`import type { B } from "../b/c.js";`);
  expect(javascriptSpecifiers(`let d: import('./d.ts').D;`)).toBe(`let d: import('./d.js').D;`);
});

test('so does that of a worker', () => {
  expect(javascriptSpecifiers(`new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });`)).toBe(
    `new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });`,
  );
});

test('packages and .d.ts-like names are left alone', () => {
  const text = `import { x } from '@mixwell/core';\nconst s = 'see ./a.ts';`;
  expect(javascriptSpecifiers(text)).toBe(text);
});
