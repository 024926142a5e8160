import { test } from "vitest";

/** What a test establishes; `npm test` says how many of each it ran. */
export type TestKind = "identity" | "property" | "golden" | "differential" | "wrong-twin" | "behaviour";

declare module "vitest" {
  interface TaskMeta {
    counted?: { readonly kind: TestKind; readonly count: number };
  }
}

/** Returns the number of items that it checked, or nothing for one. */
type Body = () => unknown;

/** A vitest test that is counted under its kind in the summary of the run. */
export function counted(kind: TestKind, title: string, body: Body, options: { timeout?: number } = {}): void {
  test(title, options, async ({ task }) => {
    const count = await body();
    task.meta.counted = { kind, count: typeof count === "number" ? count : 1 };
  });
}
