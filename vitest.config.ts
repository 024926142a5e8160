import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { residua: new URL("./src/index.ts", import.meta.url).pathname } },
  test: {
    // Ends a test that hangs; no test is about time, and a loaded machine is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/summary-reporter.ts"],
  },
});
