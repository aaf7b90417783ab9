import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { findCircle } from './circle.ts';
import { floors, refused } from './floors.ts';
import type { Project, SourceFile, Workspace } from './workspace.ts';

/**
 * What is wrong with the arrows of the workspace, one sentence each; empty when the house stands.
 *
 * Floors bind the sources and `dependencies`. Tests may look sideways or up through `devDependencies`,
 * as long as no circle comes of it.
 */
export function check(workspace: Workspace): readonly string[] {
  const byName = new Map(workspace.projects.map((project) => [project.name, project]));
  return [
    ...workspace.projects.flatMap((project) => [
      ...checkFloors(project, byName),
      ...checkReferences(project, byName),
      ...project.files.flatMap((file) => checkImports(project, file, workspace, byName)),
      ...checkFileCircle(project),
    ]),
    ...checkProjectCircle(workspace, byName),
  ];
}

type ByName = ReadonlyMap<string, Project>;

function checkFloors(project: Project, byName: ByName): string[] {
  if (project.kind === 'tools') return [];
  const own = floorOf(project.room);
  if (own < 0) return [`${project.name} has no floor; give it one in tools/boundaries/src/floors.ts.`];
  return project.dependencies.flatMap((name) => {
    const target = byName.get(name);
    if (!target) return [];
    if (target.kind === 'tools') return [`${project.name} depends on the tool ${name}; only tests may.`];
    if (refused[project.room]?.includes(target.room)) return [`${project.name} must never depend on ${name}.`];
    const other = floorOf(target.room);
    if (other < own) return [];
    return [`${project.name} depends ${other === own ? 'sideways' : 'upward'} on ${name}; arrows only go down.`];
  });
}

function checkReferences(project: Project, byName: ByName): string[] {
  if (project.kind === 'tools') return [];
  const rooms = project.dependencies.flatMap((name) => byName.get(name)?.room ?? []);
  return [
    ...missing(rooms, project.references).map((room) => `${project.name}: tsconfig.json has no reference to ${room}.`),
    ...missing(project.references, rooms).map(
      (room) => `${project.name}: tsconfig.json refers to ${room}, which is not in dependencies.`,
    ),
  ];
}

function checkImports(project: Project, file: SourceFile, workspace: Workspace, byName: ByName): string[] {
  const where = `${project.kind}/${project.room}/${file.path}`;
  const test = isTest(file);
  const allowed = new Set([...project.dependencies, ...project.peerDependencies]);
  if (test || project.kind === 'tools') for (const name of project.devDependencies) allowed.add(name);
  if (test || project.kind !== 'packages') for (const name of workspace.shared) allowed.add(name);

  return file.imports.flatMap(({ from: specifier }) => {
    if (specifier.startsWith('.')) {
      const inside = posix.normalize(posix.join(posix.dirname(file.path), specifier));
      return inside.startsWith('..') ? [`${where} reaches out of its package: ${specifier}.`] : [];
    }
    if (isBuiltin(specifier)) return [];
    const name = packageOf(specifier);
    if (name === project.name) return test ? [] : [`${where} imports its own package by name.`];
    if (!allowed.has(name)) return [`${where} imports ${name}, which package.json does not declare.`];
    const target = byName.get(name);
    const subpath = `.${specifier.slice(name.length)}`;
    return target && subpath !== '.' && !target.exports.includes(subpath)
      ? [`${where} imports ${specifier}, which ${name} does not export.`]
      : [];
  });
}

/** Types may refer to each other in a circle; code that runs may not. */
function checkFileCircle(project: Project): string[] {
  const arrows = new Map(
    project.files.map((file) => [
      file.path,
      file.imports
        .filter(({ from, type }) => !type && from.startsWith('.'))
        .map(({ from: specifier }) => posix.normalize(posix.join(posix.dirname(file.path), specifier))),
    ]),
  );
  const circle = findCircle(arrows);
  return circle ? [`${project.name} has a circle of files: ${circle.join(' -> ')}.`] : [];
}

function checkProjectCircle(workspace: Workspace, byName: ByName): string[] {
  const arrows = new Map(
    workspace.projects.map((project) => [
      project.name,
      [...project.dependencies, ...project.devDependencies].filter((name) => byName.has(name)),
    ]),
  );
  const circle = findCircle(arrows);
  return circle ? [`The packages go in a circle: ${circle.join(' -> ')}.`] : [];
}

function floorOf(room: string): number {
  return floors.findIndex((rooms) => rooms.includes(room));
}

function isTest(file: SourceFile): boolean {
  return file.path.endsWith('.test.ts') || file.path.startsWith('test/');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function missing(wanted: readonly string[], present: readonly string[]): string[] {
  return wanted.filter((name) => !present.includes(name));
}
