/**
 * CPU seconds of this process, its compiler and collector threads included, that one call of `body` takes. User and
 * system time together: the kernel knows their sum exactly, and splits it by what it met at its ticks.
 */
export function cpuSeconds(body: () => void): number {
  const start = process.cpuUsage();
  let calls = 0;
  let spent = 0;
  do {
    body();
    calls += 1;
    const { user, system } = process.cpuUsage(start);
    spent = (user + system) / MICROSECONDS;
  } while (spent < SHORTEST_SAMPLE_SECONDS);
  return spent / calls;
}

const MICROSECONDS = 1e6;

/** A quick body is repeated until its sample is well above the cost of reading the clock. */
const SHORTEST_SAMPLE_SECONDS = 0.1;

/** The middle of the sorted numbers, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
