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
