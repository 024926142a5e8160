import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect } from "vitest";
import { writeFiles } from "../../../src/cli/write-files.ts";
import { counted } from "../../counted.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "residua-write-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("writing files", () => {
  counted("behaviour", "makes their folder, and leaves nothing but them", () => {
    writeFiles([
      { path: join(folder, "deep/a"), content: "1" },
      { path: join(folder, "deep/b"), content: "2" },
    ]);
    expect([...readdirSync(join(folder, "deep"))].sort()).toEqual(["a", "b"]);
    expect(readFileSync(join(folder, "deep/b"), "utf8")).toBe("2");
  });

  counted("behaviour", "writes none where one cannot be written", () => {
    writeFileSync(join(folder, "x"), "kept");
    const files = [
      { path: join(folder, "a"), content: "1" },
      { path: join(folder, "x/y"), content: "2" },
    ];
    expect(() => writeFiles(files)).toThrow("choose another folder with --out");
    expect(readdirSync(folder)).toEqual(["x"]);
  });

  counted("behaviour", "writes none where a folder has the name of one", () => {
    mkdirSync(join(folder, "index.html"));
    const files = ["a", "index.html"].map((name) => ({ path: join(folder, name), content: "1" }));
    expect(() => writeFiles(files)).toThrow("index.html is a folder; choose another folder with --out");
    expect(readdirSync(folder)).toEqual(["index.html"]);
  });
});
