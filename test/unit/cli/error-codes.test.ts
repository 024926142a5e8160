import { readFileSync } from "node:fs";
import { describe, expect } from "vitest";
import { counted } from "../../counted.ts";

describe("docs/errors.md", () => {
  counted("behaviour", "has one row for every error code, and no other", () => {
    const declared = [...readFileSync("src/core/errors.ts", "utf8").matchAll(/^ {2}\| "(E_\w+)"/gm)];
    const documented = [...readFileSync("docs/errors.md", "utf8").matchAll(/^\| `(E_\w+)` \|/gm)];
    expect(declared.length).toBeGreaterThan(0);
    expect(documented.map((row) => row[1]).sort()).toEqual(declared.map((row) => row[1]).sort());
    return declared.length;
  });
});
