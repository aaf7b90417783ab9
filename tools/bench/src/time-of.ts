/** What work cost this process, in ms. */
export interface Time {
  readonly wall: number;
  /** On all threads. */
  readonly cpu: number;
}

export async function timeOf(work: () => Promise<unknown>): Promise<Time> {
  const cpuBefore = process.cpuUsage();
  const wallBefore = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall: performance.now() - wallBefore, cpu: (user + system) / 1000 };
}
