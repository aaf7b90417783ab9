// Worker threads start from the installed files, imported and required, and change no bit.
import { equal, ok } from 'node:assert/strict';
import { createRequire } from 'node:module';
import { kmeans } from '@mixwell/kmeans';

const require = createRequire(import.meta.url);
const rows = 20_000;
const matrix = { data: Float64Array.from({ length: rows }, (_, i) => (i * i) % 1009), rows, cols: 1 };

for (const make of [kmeans, require('@mixwell/kmeans').kmeans]) {
  const recipe = make({ clusters: 3 });
  const crew = recipe.hire(2);
  await crew.ready;
  ok(crew.take({ matrix, weights: null }), 'no thread has started');
  equal(JSON.stringify(await recipe.fitAsync(matrix, { workers: crew })), JSON.stringify(recipe.fit(matrix)));
}

const everything = [await import('mixwell'), require('mixwell')];
for (const { kmeans, gmm, bayesianGmm, loadFaithful } of everything) {
  const { x } = loadFaithful();
  for (const recipe of [kmeans({ clusters: 3 }), gmm({ components: 2 }), bayesianGmm({ components: 2 })]) {
    const pool = await new Promise((resolve, reject) => {
      const started = recipe.hireFitPool(1, () => resolve(started));
      setTimeout(() => reject(new Error(`no thread of ${recipe.name} has started`)), 20_000).unref();
    });
    const model = await pool.fit({ recipe, rows: { matrix: x, weights: null } });
    equal(JSON.stringify(model), JSON.stringify(recipe.fit(x)), recipe.name);
    pool.end();
  }
}
