import type { Suite } from "./harness/suite.ts";

/** The suites by name; none is loaded before it is run. */
export const SUITES: ReadonlyMap<string, () => Promise<Suite>> = new Map([
  ["algebra", async () => (await import("./algebra/suite.ts")).algebra],
  ["lower", async () => (await import("./lower/suite.ts")).lower],
]);
