import { findHashes } from './hashes.ts';

/** What runs on each platform: prints what it found. */
const found = await findHashes([1, 2, 3, 4, 8]);
process.stdout.write(JSON.stringify(found));
