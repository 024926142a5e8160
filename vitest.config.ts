import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { residua: new URL("./src/index.ts", import.meta.url).pathname } },
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/summary-reporter.ts"],
  },
});
