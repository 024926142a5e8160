import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { counted } from "../counted.ts";
import { TWO_STRAND_VALUES } from "../unit/simulate/lattice/sample-lattices.ts";
import { type Answer, COMMAND, requireBuild, residua, temporaryFolder } from "./residua.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const LATTICE = resolve("examples/lattice-two-strand.yaml");
const SYMBOLIC = resolve("examples/lattice-two-strand-symbolic.yaml");

/** c2, c4, c6 of the two-strand lattice, by independent computation in 50-digit and exact arithmetic. */
const DISPERSION = [
  "13216/40395",
  "19127462612576/65914784629875",
  "17112661821154474985792/107556846956375926246875",
];

/** Far more than any machine does in the time of a test. */
const ENDLESS = ["derive", SYMBOLIC, "--error-order", "41"];

const ESCAPE = "\u001b";

/** Derivations run in these tests. */
const LONG = { timeout: 120_000 };

function jsonOf({ status, stdout, stderr }: Answer): Readonly<Record<string, unknown>> {
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

describe("derive", () => {
  counted("golden", "prints c2, c4, c6 of the two-strand lattice", () => {
    expect(jsonOf(residua(["derive", LATTICE, "--json"]))).toMatchObject({
      kind: "lattice-wave",
      dispersion: DISPERSION,
    });
    return DISPERSION.length;
  });

  counted("differential", "symbols set to numbers give the same as the numbers in the file", () => {
    const assignments = Object.entries(TWO_STRAND_VALUES).map(([name, value]) => `${name}=${value}`);
    const words = ["derive", SYMBOLIC, "--json", "--error-order", "7", "--set", ...assignments];
    expect(jsonOf(residua(words))).toMatchObject({ dispersion: DISPERSION });
  });

  counted("behaviour", "reads standard input", () => {
    const input = readFileSync(LATTICE, "utf8");
    const answer = residua(["derive", "-", "--json", "--error-order", "3"], { input });
    expect(jsonOf(answer)).toMatchObject({ dispersion: DISPERSION.slice(0, 1) });
  });

  counted("behaviour", "prints text by default, and LaTeX", () => {
    const text = residua(["derive", LATTICE, "--error-order", "3"]);
    expect(text.stdout).toContain("13216/40395");
    expect(residua(["derive", LATTICE, "--error-order", "3", "--text"])).toEqual(text);
    expect(residua(["derive", LATTICE, "--error-order", "3", "--latex"]).stdout).toContain(
      "\\frac{13216}{40395}",
    );
  });

  counted("behaviour", "the same input gives the same output", () => {
    const words = ["derive", LATTICE, "--json", "--seed", "5"];
    expect(residua(words)).toEqual(residua(words));
  });

  counted(
    "behaviour",
    "ends with exit code 3 when the budget is spent",
    () => {
      const answer = residua([...ENDLESS, "--budget", "1"]);
      expect([answer.status, answer.stdout]).toEqual([3, ""]);
      expect(answer.stderr).toContain("budget");
    },
    LONG,
  );

  counted(
    "behaviour",
    "ends with exit code 130 on Ctrl-C",
    async () => {
      requireBuild();
      const child = spawn(process.execPath, [COMMAND, ...ENDLESS], { stdio: ["ignore", "pipe", "pipe"] });
      let stderr = "";
      child.stderr.on("data", (text) => {
        stderr += text;
      });
      setTimeout(() => child.kill("SIGINT"), 1500);
      const status = await new Promise((done) => child.on("close", done));
      expect([status, stderr]).toEqual([130, "interrupted: nothing was written\n"]);
    },
    LONG,
  );
});

describe("list and schema", () => {
  counted("behaviour", "list prints one line for each derivation, and the same as one JSON object", () => {
    const lines = residua(["list"]).stdout.trimEnd().split("\n");
    const { derivations } = jsonOf(residua(["list", "--json"]));
    expect(derivations).toHaveLength(lines.length);
    for (const [index, line] of lines.entries()) {
      expect(derivations).toHaveProperty(`${index}.id`, line.split(" ")[0]);
    }
    return lines.length;
  });

  counted("behaviour", "a reader that stops early is no fault", () => {
    requireBuild();
    const line = '"$0" "$1" schema lattice-wave | head -c 0';
    const { stderr } = spawnSync("sh", ["-c", line, process.execPath, COMMAND], { encoding: "utf8" });
    expect(stderr).toBe("");
  });

  counted("behaviour", "schema prints one JSON schema", () => {
    expect(jsonOf(residua(["schema", "lattice-wave"]))).toMatchObject({ title: "lattice-wave" });
  });
});

describe("check and report", () => {
  counted(
    "behaviour",
    "check prints verdicts with a summary, and without colours into a pipe",
    () => {
      const answer = residua(["check", LATTICE]);
      expect(answer.status, answer.stderr).toBe(0);
      expect(answer.stdout).toMatch(/\d+ claims?: .*; no surprise\n$/);
      expect(answer.stdout).not.toContain(ESCAPE);
    },
    LONG,
  );

  counted("behaviour", "colours come when asked for, and NO_COLOR forbids them", () => {
    const words = ["list"];
    expect(residua(words, { env: { FORCE_COLOR: "1" } }).stdout).toContain(ESCAPE);
    expect(residua(words, { env: { NO_COLOR: "1" } }).stdout).not.toContain(ESCAPE);
  });

  counted(
    "behaviour",
    "check --json is one object with every claim's verdict",
    () => {
      const answer = jsonOf(residua(["check", LATTICE, "--json"]));
      expect(answer).toMatchObject({ derivations: [{ id: "lattice-two-strand" }], surprises: [] });
      expect(answer).toHaveProperty("derivations.0.claims.0.status");
    },
    LONG,
  );

  counted(
    "behaviour",
    "report writes a page, an article and an index, and prints the path last",
    () => {
      const answer = residua(["report", LATTICE, "--out", "pages/here"], { cwd: folder });
      expect(answer.status, answer.stderr).toBe(0);
      expect(answer.stdout.trimEnd().split("\n").at(-1)).toBe("pages/here/index.html");
      expect([...readdirSync(join(folder, "pages/here"))].sort()).toEqual([
        "index.html",
        "lattice-two-strand.html",
        "lattice-two-strand.tex",
      ]);
      const index = readFileSync(join(folder, "pages/here/index.html"), "utf8");
      expect(index).toContain('href="lattice-two-strand.html"');
    },
    LONG,
  );
});
