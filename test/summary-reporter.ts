import type { Reporter, TestModule } from "vitest/node";

/** Prints how much of each kind the run checked, and the closing line that continuous integration reads. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const counts = new Map<string, number>();
    for (const test of tests) {
      const { counted } = test.meta();
      if (counted !== undefined) counts.set(counted.kind, (counts.get(counted.kind) ?? 0) + counted.count);
    }
    const inState = (state: string) => tests.filter((test) => test.result().state === state).length;
    const kinds = [...counts].sort().map(([kind, count]) => `${count} ${kind}`);
    console.log(`Checked: ${kinds.join(", ")}`);
    console.log(`${inState("passed")} passed, ${inState("failed")} failed, ${inState("skipped")} skipped`);
  }
}
