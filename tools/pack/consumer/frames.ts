import { DataFrame } from 'danfojs-node';
import * as mixwell from 'mixwell';

export const df = new DataFrame([[1, 2]], { columns: ['a', 'b'] });
export { mixwell };
