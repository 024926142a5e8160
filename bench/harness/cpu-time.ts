/**
 * CPU seconds of this process, its compiler and collector threads included, that one call of `body` takes. User and
 * system time together: the kernel knows their sum exactly, and splits it by what it met at its ticks.
 *
 * A quick body is called more and more often between two readings of the clock, which take a microsecond themselves.
 */
export function cpuSeconds(body: () => void): number {
  for (let calls = 1; ; calls *= 2) {
    const spent = cpuSecondsOf(calls, body);
    if (spent >= SHORTEST_SAMPLE_SECONDS) return spent / calls;
  }
}

function cpuSecondsOf(calls: number, body: () => void): number {
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call++) body();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / MICROSECONDS;
}

const MICROSECONDS = 1e6;

/** Well above the cost and the resolution of the clock. */
const SHORTEST_SAMPLE_SECONDS = 0.1;

/** The middle of the sorted numbers, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
