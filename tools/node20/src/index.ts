import { fileURLToPath } from 'node:url';

const binary = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';

/** The path of Node 20: in a package of its own, because a folder can have one Node only. */
export const node20: string = fileURLToPath(new URL(binary, import.meta.resolve('node/package.json')));
