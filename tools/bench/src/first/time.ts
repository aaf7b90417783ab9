/** Prints what `work` cost this process, which has done nothing before. */
export async function time(work: () => Promise<unknown>): Promise<void> {
  const cpuBefore = process.cpuUsage();
  const wallBefore = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpuBefore);
  process.stdout.write(JSON.stringify({ wall: performance.now() - wallBefore, cpu: (user + system) / 1000 }));
}
