import { rows } from './rows.ts';
import { time } from './time.ts';

const x = rows();
await time(async () => {
  const { gmm } = await import('@mixwell/gmm');
  return gmm({ components: 3 }).fit(x);
});
