import { rows } from './rows.ts';
import { time } from './time.ts';

const x = rows();
await time(async () => {
  const { kmeans } = await import('ml-kmeans');
  return kmeans(x, 3, { seed: 1 });
});
