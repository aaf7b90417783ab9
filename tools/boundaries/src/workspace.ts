import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

export interface Workspace {
  readonly projects: readonly Project[];
  /** Names that tests and tools may import everywhere: the development dependencies of the root. */
  readonly shared: readonly string[];
}

export interface Project {
  /** The name in package.json. */
  readonly name: string;
  /** The last folder, which is also the name in the table of floors. */
  readonly room: string;
  readonly kind: 'packages' | 'apps' | 'tools';
  readonly dependencies: readonly string[];
  readonly peerDependencies: readonly string[];
  readonly devDependencies: readonly string[];
  /** Subpaths that others may import: '.', './mathjs'. */
  readonly exports: readonly string[];
  /** Rooms that tsconfig.json refers to. */
  readonly references: readonly string[];
  readonly files: readonly SourceFile[];
}

export interface SourceFile {
  /** Relative to the project, with forward slashes: 'src/index.ts'. */
  readonly path: string;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly from: string;
  /** Erased before the code runs: `import type`, `export type`. */
  readonly type: boolean;
}

interface Manifest {
  readonly name: string;
  readonly exports?: Record<string, unknown>;
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

/** Reads every project under `root`. */
export function readWorkspace(root: string): Workspace {
  const folders = globSync('{packages,apps,tools}/*/package.json', { cwd: root }).sort();
  return {
    projects: folders.map((file) => readProject(root, file.split(/[\\/]/).slice(0, 2))),
    shared: Object.keys(readJson<Manifest>(join(root, 'package.json')).devDependencies ?? {}),
  };
}

function readProject(root: string, [kind, room]: string[]): Project {
  const folder = join(root, kind, room);
  const manifest = readJson<Manifest>(join(folder, 'package.json'));
  const config = readJson<{ references?: { path: string }[] }>(join(folder, 'tsconfig.json'));
  return {
    name: manifest.name,
    room: room,
    kind: kind as Project['kind'],
    dependencies: Object.keys(manifest.dependencies ?? {}),
    peerDependencies: Object.keys(manifest.peerDependencies ?? {}),
    devDependencies: Object.keys(manifest.devDependencies ?? {}),
    exports: Object.keys(manifest.exports ?? {}),
    references: (config.references ?? []).map(({ path }) => basename(path)),
    files: globSync('{src,test}/**/*.{ts,tsx,mjs}', { cwd: folder }).map((path) => ({
      path: path.replaceAll('\\', '/'),
      imports: importsOf(readFileSync(join(folder, path), 'utf8'), path),
    })),
  };
}

/** Every module that a source names: imports, re-exports, dynamic imports and import types. */
export function importsOf(text: string, path = 'source.ts'): Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const types = new Set<number>();
  for (const statement of file.statements) {
    const typeOnly = ts.isImportDeclaration(statement)
      ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : ts.isExportDeclaration(statement) && statement.isTypeOnly;
    if (typeOnly) types.add(statement.end);
  }
  return ts.preProcessFile(text).importedFiles.map(({ fileName, pos }) => ({
    from: fileName,
    type: file.statements.some((statement) => statement.pos <= pos && pos < statement.end && types.has(statement.end)),
  }));
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
