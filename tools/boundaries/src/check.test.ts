import { expect, test } from 'vitest';
import { check } from './check.ts';
import { importsOf, type Project, type SourceFile, type Workspace } from './workspace.ts';

function project(room: string, changes: Partial<Project> = {}): Project {
  const dependencies = changes.dependencies ?? [];
  return {
    name: room === 'mixwell' ? room : `@mixwell/${room}`,
    room,
    kind: 'packages',
    dependencies,
    peerDependencies: [],
    devDependencies: [],
    exports: ['.'],
    references: dependencies.filter((name) => name.includes('mixwell')).map((name) => name.split('/').at(-1)),
    files: [],
    ...changes,
  };
}

function house(...projects: Project[]): Workspace {
  return { projects, shared: ['vitest'] };
}

function source(path: string, ...imports: string[]): SourceFile {
  return { path, imports: imports.map((from) => ({ from, type: false })) };
}

function importing(path: string, ...imports: string[]): Pick<Project, 'files'> {
  return { files: [source(path, ...imports)] };
}

test('a house of two floors stands', () => {
  const math = project('math', { dependencies: ['@mixwell/core'], ...importing('src/a.ts', '@mixwell/core') });
  expect(check(house(project('core'), math))).toEqual([]);
});

test('an upward arrow falls', () => {
  const core = project('core', { dependencies: ['@mixwell/math'] });
  expect(check(house(core, project('math')))).toEqual([
    '@mixwell/core depends upward on @mixwell/math; arrows only go down.',
  ]);
});

test('a sideways arrow falls', () => {
  const kmeans = project('kmeans', { dependencies: ['@mixwell/mixtures'] });
  expect(check(house(kmeans, project('mixtures')))).toEqual([
    '@mixwell/kmeans depends sideways on @mixwell/mixtures; arrows only go down.',
  ]);
});

test('model-selection never depends on an estimator', () => {
  const selection = project('model-selection', { dependencies: ['@mixwell/gmm'] });
  expect(check(house(project('gmm'), selection))).toEqual([
    '@mixwell/model-selection must never depend on @mixwell/gmm.',
  ]);
});

test('a package without a floor falls', () => {
  expect(check(house(project('attic')))).toEqual([
    '@mixwell/attic has no floor; give it one in tools/boundaries/src/floors.ts.',
  ]);
});

test('a circle of packages falls, also through devDependencies', () => {
  const core = project('core', { devDependencies: ['@mixwell/math'] });
  const math = project('math', { dependencies: ['@mixwell/core'] });
  expect(check(house(core, math))).toEqual([
    'The packages go in a circle: @mixwell/core -> @mixwell/math -> @mixwell/core.',
  ]);
});

test('a circle of files falls', () => {
  const files = [source('src/a.ts', './b/c.ts'), source('src/b/c.ts', '../a.ts')];
  expect(check(house(project('core', { files })))).toEqual([
    '@mixwell/core has a circle of files: src/a.ts -> src/b/c.ts -> src/a.ts.',
  ]);
});

test('a circle of types alone stands', () => {
  const back = { path: 'src/b.ts', imports: [{ from: './a.ts', type: true }] };
  expect(check(house(project('core', { files: [source('src/a.ts', './b.ts'), back] })))).toEqual([]);
});

test('every form of import is seen', () => {
  const text = `import a from 'a'; import type { B } from 'b'; export * from 'c'; export type { D } from 'd';
    let e: import('e').E; await import('f'); import { type G } from 'g';`;
  expect(importsOf(text).map(({ from, type }) => from + (type ? ' (type)' : ''))).toEqual([
    'a',
    'b (type)',
    'c',
    'd (type)',
    'e',
    'f',
    'g',
  ]);
});

test('an undeclared import falls', () => {
  const core = project('core', importing('src/a.ts', 'left-pad/lib'));
  expect(check(house(core))).toEqual(['packages/core/src/a.ts imports left-pad, which package.json does not declare.']);
});

test('tests may import what the root has, sources may not', () => {
  expect(check(house(project('core', importing('src/a.test.ts', 'vitest'))))).toEqual([]);
  expect(check(house(project('core', importing('src/a.ts', 'vitest'))))).toHaveLength(1);
});

test('only tests reach a tool, and only when it is declared', () => {
  const oracle = project('oracle', { kind: 'tools' });
  const devDependencies = ['@mixwell/oracle'];
  const inTest = project('core', { devDependencies, ...importing('src/a.test.ts', '@mixwell/oracle') });
  const inSource = project('core', { devDependencies, ...importing('src/a.ts', '@mixwell/oracle') });
  const depending = project('core', { dependencies: devDependencies });
  expect(check(house(oracle, inTest))).toEqual([]);
  expect(check(house(oracle, inSource))).toHaveLength(1);
  expect(check(house(oracle, depending))).toEqual([
    '@mixwell/core depends on the tool @mixwell/oracle; only tests may.',
  ]);
});

test('a deep import falls, a declared subpath stands', () => {
  const math = project('math', { exports: ['.', './mathjs'] });
  const from = (specifier: string): Project =>
    project('random', { dependencies: ['@mixwell/math'], ...importing('src/a.ts', specifier) });
  expect(check(house(math, from('@mixwell/math/mathjs')))).toEqual([]);
  expect(check(house(math, from('@mixwell/math/src/erf.ts')))).toEqual([
    'packages/random/src/a.ts imports @mixwell/math/src/erf.ts, which @mixwell/math does not export.',
  ]);
});

test('a path out of the package falls', () => {
  const math = project('math', importing('src/a.ts', '../../core/src/index.ts'));
  expect(check(house(math))).toEqual(['packages/math/src/a.ts reaches out of its package: ../../core/src/index.ts.']);
});

test('references that differ from dependencies fall, in both directions', () => {
  const math = project('math', { dependencies: ['@mixwell/core'], references: [] });
  const random = project('random', { references: ['core'] });
  expect(check(house(project('core'), math, random))).toEqual([
    '@mixwell/math: tsconfig.json has no reference to core.',
    '@mixwell/random: tsconfig.json refers to core, which is not in dependencies.',
  ]);
});
