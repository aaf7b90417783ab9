// A strict user of danfo.js frames.
import { DataFrame } from 'danfojs-node';
import { gmm } from '@mixwell/gmm';
import { kmeans } from '@mixwell/kmeans';

const df = new DataFrame({ x: [1, 2, 9, 10], y: [1, 2, 9, 10] });
const df2 = new DataFrame({ x: [1, 9], y: [1, 9] });

export const inertia: number = kmeans({ clusters: 3 }).fit(df).inertia;
export const labels: Int32Array = gmm({ components: 2 }).fit(df).predict(df2);
