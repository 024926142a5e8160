import { rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { counted } from "../counted.ts";
import { expectRefused, residua, temporaryFolder } from "./residua.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const LATTICE = resolve("examples/lattice-two-strand.yaml");

describe("wrong usage", () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ["a mistyped command", ["deriv"], "unknown command 'deriv': did you mean derive?"],
    ["a mistyped option", ["derive", "--jsno", LATTICE], "unknown option '--jsno': did you mean --json?"],
    ["a missing argument", ["derive"], "missing required argument 'FILE'"],
    [
      "two formats",
      ["derive", LATTICE, "--json", "--latex"],
      "option '--json' cannot be used with option '--latex'",
    ],
    [
      "a non-numeric error order",
      ["derive", LATTICE, "--error-order", "abc"],
      "--error-order: expected a whole number",
    ],
    [
      "a fractional error order",
      ["derive", LATTICE, "--error-order", "4.5"],
      "--error-order: expected a whole number",
    ],
    ["a negative budget", ["check", "--budget=-1"], "--budget: expected a positive number of seconds"],
    ["a word as seed", ["check", "--seed", "x"], "--seed: expected a whole number"],
    ["an assignment without a value", ["derive", LATTICE, "--set", "a="], "--set: expected name=value"],
    ["ids beside --all", ["check", "--all", "lattice"], "either name derivations or give --all"],
    ["an unknown kind", ["schema", "latice-wave"], "unknown kind 'latice-wave': did you mean lattice-wave?"],
    ["the same file twice", ["report", LATTICE, LATTICE], "'lattice-two-strand' is named twice"],
  ];
  for (const [name, words, message] of cases) {
    counted("behaviour", `${name} is refused in one line`, () => {
      const answer = residua(words, { cwd: folder });
      expectRefused(answer, folder, []);
      expect(answer.stderr.startsWith(`E_USAGE  ${message}`), answer.stderr).toBe(true);
      expect(answer.stderr.trimEnd()).not.toContain("\n");
    });
  }

  counted("behaviour", "what is neither a file nor an id is answered with the nearest id", () => {
    const [id = ""] = residua(["list"]).stdout.split(/\s/);
    const answer = residua(["derive", `${id.slice(0, -1)}`], { cwd: folder });
    expectRefused(answer, folder, []);
    expect(answer.stderr).toMatch(/^E_UNKNOWN_DERIVATION {2}/);
    expect(answer.stderr).toContain(`did you mean ${id}?`);
  });

  counted("behaviour", "an undeclared name of --set is refused", () => {
    const answer = residua(["derive", LATTICE, "--set", "hh=1"], { cwd: folder });
    expectRefused(answer, folder, []);
    expect(answer.stderr).toBe("E_UNDECLARED  --set: 'hh' is not declared: did you mean h?\n");
  });

  counted("behaviour", "a folder that cannot be written to is refused before any work", () => {
    writeFileSync(join(folder, "file"), "kept");
    const answer = residua(["report", LATTICE, "--out", "file/out"], { cwd: folder });
    expectRefused(answer, folder, ["file"]);
    expect(answer.stderr).toMatch(/^E_FILE {2}cannot write to file\/out: .* is a file, not a folder/);
  });
});

describe("help", () => {
  counted(
    "behaviour",
    "without arguments, with --help and with help it is the same text on standard output",
    () => {
      const answers = [[], ["--help"], ["help"]].map((words) => residua(words));
      for (const { status, stdout, stderr } of answers) {
        expect([status, stderr]).toEqual([0, ""]);
        expect(stdout).toContain("Usage: residua");
        expect(stdout).toBe(answers[0]?.stdout);
      }
      for (const command of ["list", "derive", "check", "report", "schema"]) {
        expect(answers[0]?.stdout).toContain(`  ${command}`);
        expect(residua([command, "--help"]).status).toBe(0);
      }
    },
  );

  counted("behaviour", "the version is the package's", () => {
    expect(residua(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
