/** CPU time that this process has taken, on all its threads. Unit: ms. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What some work gives, and the CPU time that it took: other work on the machine does not count. Unit: ms. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const begun = cpuMs();
  const value = await work();
  return { value, ms: cpuMs() - begun };
}
