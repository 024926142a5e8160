import type { Suite } from "./harness/suite.ts";

/** The suites by name; none is loaded before it is run. */
export const SUITES: ReadonlyMap<string, () => Promise<Suite>> = new Map([
  ["algebra", async () => (await import("./algebra/suite.ts")).algebra],
  ["manifold", async () => (await import("./manifold/suite.ts")).manifold],
  ["lower", async () => (await import("./lower/suite.ts")).lower],
  ["lengths", async () => (await import("./lengths/suite.ts")).lengths],
]);
