import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createNodesFromFiles } from '@nx/devkit';

const everything = ['{workspaceRoot}/**/*'];
const code = ['{workspaceRoot}/{packages,apps,tools}/**/*', '{workspaceRoot}/*'];

/** What is asked of the workspace as a whole. */
const workspaceTargets = {
  typecheck: {
    command: ['.', 'apps/playground/tsconfig.page.json']
      .map((project) => `node node_modules/typescript7/bin/tsc -p ${project}`)
      .join(' && '),
    cache: true,
    inputs: code,
  },
  lint: lintTarget('eslint *.js *.ts'),
  prettier: { command: 'prettier --check --log-level warn .', cache: true, inputs: everything },
  knip: { command: 'knip', cache: true, inputs: everything },
  boundaries: { command: 'node tools/boundaries/src/main.ts', cache: true, inputs: code },
  workflows: { command: 'node tools/ci/src/workflows.ts', cache: true, inputs: everything },
  changesets: { command: 'node tools/ci/src/changesets.ts' },
  options: {
    command: 'node --conditions=@mixwell/source tools/options/src/main.ts --check',
    cache: true,
    inputs: code,
  },
  wasm: {
    command: 'node tools/wasm/src/main.ts --check',
    cache: true,
    inputs: [
      '{workspaceRoot}/packages/kernels/src/**/*',
      '{workspaceRoot}/tools/wasm/src/**/*',
      '{workspaceRoot}/package-lock.json',
    ],
  },
  sizes: { command: 'node tools/build/src/sizes.ts', cache: true, inputs: code },
  golden: {
    command: 'node tools/golden/src/main.ts',
    cache: true,
    dependsOn: [{ projects: ['tag:packages'], target: 'build' }],
    inputs: code,
  },
  doctest: { command: 'node tools/doctest/src/main.ts', cache: true, inputs: code },
  browsers: {
    command: 'node --conditions=@mixwell/source tools/bundlers/src/main.ts',
    cache: true,
    dependsOn: [{ projects: ['tag:packages'], target: 'build' }],
    inputs: code,
  },
  packed: {
    command: 'node tools/pack/src/main.ts',
    cache: true,
    dependsOn: [{ projects: ['tag:packages'], target: 'build' }],
    inputs: [...code, { runtime: 'node tools/pack/src/machine-node.ts' }],
  },
};

/** Every project gets its targets from here: what it is decides what can be done with it. */
export const createNodesV2 = [
  '{package.json,{packages,apps,tools}/*/package.json}',
  (files, options, context) =>
    createNodesFromFiles((file) => projectNode(dirname(file), context.workspaceRoot), files, options, context),
];

function projectNode(root, workspaceRoot) {
  if (root === '.') return { projects: { '.': { targets: workspaceTargets } } };
  const [kind, name] = root.split('/');
  const targets = {
    lint: lintTarget(`eslint ${root}`),
    ...(kind === 'packages' && { build: buildTarget(root) }),
    ...(hasTests(join(workspaceRoot, root)) && { test: testTarget(kind, name) }),
    ...(existsSync(join(workspaceRoot, root, 'vitest.browsers.ts')) && { browsers: browsersTarget(root) }),
  };
  return { projects: { [root]: { tags: [kind], targets } } };
}

function hasTests(folder) {
  return existsSync(folder) && globSync('src/**/*.test.ts', { cwd: folder }).length > 0;
}

/** Types come from the sources of the packages below, so a change there can change what the rules say. */
function lintTarget(command) {
  return {
    command,
    cache: true,
    inputs: ['default', '^sources', '{workspaceRoot}/eslint.config.js', '{workspaceRoot}/tsconfig.json'],
  };
}

function buildTarget(root) {
  return {
    command: `node tools/build/src/main.ts ${root}`,
    cache: true,
    dependsOn: ['^build'],
    inputs: ['sources', '^sources', '{workspaceRoot}/tools/build/src/**/*', '{workspaceRoot}/LICENSE'],
    outputs: ['{projectRoot}/dist', '{projectRoot}/out-tsc', '{projectRoot}/LICENSE'],
  };
}

/** Tests run on the sources of the packages below, so nothing has to be built first. Those of apps also look at what they put into docs. */
function testTarget(kind, name) {
  return {
    command: `vitest run --project ${name} --reporter=default --reporter=blob --outputFile.blob=.vitest/${name}.json`,
    cache: true,
    inputs: [
      'default',
      '^sources',
      '{workspaceRoot}/vitest.*.ts',
      ...(kind === 'apps' ? ['{workspaceRoot}/docs/**/*'] : []),
    ],
    outputs: [`{workspaceRoot}/.vitest/${name}.json`],
  };
}

/** Tests of a page in Chromium, which keep pictures of what they saw. */
function browsersTarget(root) {
  return {
    command: `vitest run --config ${root}/vitest.browsers.ts`,
    cache: true,
    inputs: ['default', '^sources'],
    outputs: ['{projectRoot}/screenshots'],
  };
}
