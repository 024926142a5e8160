import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { ResiduaError } from "../../../src/core/errors.ts";
import { readProblemFile } from "../../../src/problem/problem-file.ts";
import { counted } from "../../counted.ts";

const folder = mkdtempSync(join(tmpdir(), "residua-problem-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: string | Uint8Array): string {
  const path = join(folder, "problem.yaml");
  writeFileSync(path, content);
  return path;
}

function failure(path: string): string {
  try {
    readProblemFile(path);
  } catch (error) {
    if (error instanceof ResiduaError) return `${error.code} ${error.message}`;
    throw error;
  }
  return "accepted";
}

describe("reading a problem file", () => {
  counted("behaviour", "gives its text, without a byte order mark", () => {
    expect(readProblemFile(fileOf("kind: x\n"))).toBe("kind: x\n");
    expect(readProblemFile(fileOf("\uFEFFkind: x\n"))).toBe("kind: x\n");
  });

  const faults: readonly (readonly [string, () => string, string])[] = [
    ["a missing file", () => join(folder, "nowhere.yaml"), "no such file"],
    ["a folder", () => folder, "this is a folder"],
    ["a path through a file", () => join(fileOf("x"), "problem.yaml"), "no such file"],
    ["an empty file", () => fileOf(" \n"), "the file is empty"],
    ["bytes that are not UTF-8", () => fileOf(Uint8Array.of(0x6b, 0xff, 0xfe)), "this is not UTF-8 text"],
    ["a huge file", () => fileOf("a".repeat(1_000_001)), "the file has 1.0 MB"],
  ];
  for (const [name, make, phrase] of faults) {
    counted("behaviour", `${name} is refused in one line`, () => {
      const path = make();
      const message = failure(path);
      expect(message.startsWith(`E_FILE ${path}: ${phrase}`)).toBe(true);
      expect(message).not.toContain("\n");
    });
  }
});
