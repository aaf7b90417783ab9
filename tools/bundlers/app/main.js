// What an application does: import, fit in workers, show the answer. `?workers=1,2` says in how many.
import { findHashes } from './golden.js';

const workers = new URLSearchParams(location.search).get('workers').split(',').map(Number);
findHashes(workers).then(show, (error) => show({ error: String(error) }));

function show(answer) {
  globalThis.answer = { ...answer, isIsolated: crossOriginIsolated };
}
