import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect } from "vitest";
import { engine } from "../../src/lower/webassembly/engine.ts";
import { counted } from "../counted.ts";
import { COMMAND, expectRefused, requireBuild, residua, temporaryFolder } from "./residua.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const LATTICE = resolve("examples/lattice-two-strand.yaml");
const SYMBOLIC = resolve("examples/lattice-two-strand-symbolic.yaml");

/** What the text of each target has, beyond doubt, where it is the accelerations of the symbolic lattice. */
const MARKS = {
  js: "export const latticeAccelerations = ",
  c: "void latticeAccelerations(",
  python: "def latticeAccelerations(",
  julia: "function latticeAccelerations!(",
  matlab: "function [a] = latticeAccelerations(u, kappa00, ",
  latex: "\\begin{aligned}",
} as const;

describe("lower", () => {
  counted("behaviour", "writes each language, with the source above, and the same each time", () => {
    for (const [target, mark] of Object.entries(MARKS)) {
      const words = ["lower", SYMBOLIC, "--target", target];
      const { status, stdout, stderr } = residua(words);
      expect([status, stderr], target).toEqual([0, ""]);
      for (const text of [mark, "lattice-two-strand-symbolic.yaml", "Bunder (2016), eq. 1"]) {
        expect(stdout, target).toContain(text);
      }
    }
    const words = ["lower", LATTICE, "--target", "c", "--what", "dispersion"];
    expect(residua(words)).toEqual(residua(words));
    return Object.keys(MARKS).length + 1;
  });

  counted("golden", "the JavaScript module computes the coefficient of the wave equation", async () => {
    const words = ["lower", LATTICE, "--target", "js", "--what", "coefficients", "--out", "c.mjs"];
    const { status, stdout } = residua(words, { cwd: folder });
    expect([status, stdout]).toEqual([0, "c.mjs\n"]);
    const module: { readonly waveCoefficients: (arrays: readonly Float64Array[]) => void } = await import(
      /* @vite-ignore */ pathToFileURL(join(folder, "c.mjs")).href
    );
    const coefficients = new Float64Array(3);
    module.waveCoefficients([new Float64Array(0), coefficients]);
    expect(coefficients[0]).toBe(13216 / 40395);
    rmSync(join(folder, "c.mjs"));
  });

  counted("behaviour", "writes WebAssembly to a file or into a pipe, and says how it is used", () => {
    requireBuild();
    const words = [COMMAND, "lower", LATTICE, "--target", "wasm"];
    const { status, stdout, stderr } = spawnSync(process.execPath, words);
    expect(status, `${stderr}`).toBe(0);
    expect(engine.validate(Uint8Array.from(stdout))).toBe(true);
    expect(`${stderr}`).toContain("latticeAccelerations");
    const written = residua([...words.slice(1), "--out", "new/kernel.wasm"], { cwd: folder });
    expect(written.stdout).toBe("new/kernel.wasm\n");
    expect(readFileSync(join(folder, "new/kernel.wasm")).equals(stdout)).toBe(true);
    rmSync(join(folder, "new"), { recursive: true });
    return 2;
  });

  counted("behaviour", "symbols that are set are no parameters, and --rearrange saves operations", () => {
    const text = residua(["lower", SYMBOLIC, "--target", "python", "--set", "h=1/2", "kappa0=0.1"]).stdout;
    expect(text).toContain("def latticeAccelerations(");
    expect(text).toContain("h = 1/2");
    expect(text).not.toMatch(/^kappa0\b|^ {4}h = np\.float64/m);
    const products = (words: readonly string[]) =>
      residua(["lower", LATTICE, "--target", "c", "--what", "dispersion", ...words]).stdout.match(/ \* /g)
        ?.length;
    expect(products(["--rearrange"])).toBeLessThan(products([]) ?? 0);
    return 2;
  });

  counted("differential", "a shipped derivation is lowered to the values of its problem file", () => {
    const textOf = (subject: string, what: string) => {
      const { status, stdout, stderr } = residua(["lower", subject, "--target", "js", "--what", what]);
      expect([status, stderr], subject).toEqual([0, ""]);
      return stdout;
    };
    const pitchfork = resolve("examples/convection.yaml");
    expect(textOf("convection-pitchfork", "evolution")).toBe(textOf(pitchfork, "evolution"));
    const statements = (text: string) => text.split("\n").filter((line) => !line.startsWith("//"));
    for (const what of ["accelerations", "coefficients"]) {
      const shipped = statements(textOf("lattice-two-strand-figure-3", what));
      expect(shipped, what).toEqual(statements(textOf(LATTICE, what)));
    }
    return 3;
  });

  counted("behaviour", "help lists the programs of each kind", () => {
    const { stdout } = residua(["lower", "--help"]);
    for (const name of ["lattice-wave", "accelerations", "dispersion", "coefficients", '"latex"']) {
      expect(stdout).toContain(name);
    }
  });
});

describe("wrong input to lower", () => {
  const C = ["--target", "c"];
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ["no target", [LATTICE], "E_USAGE  required option '--target <LANGUAGE>' not specified; "],
    [
      "an unknown target",
      [LATTICE, "--target", "fortran"],
      "E_USAGE  option '--target <LANGUAGE>' argument 'fortran' is ",
    ],
    [
      "a mistyped program",
      [LATTICE, ...C, "--what", "dispersoin"],
      "E_USAGE  --what: lattice-wave offers no program 'dispersoin': did you mean dispersion?",
    ],
    [
      "an unknown program",
      [LATTICE, ...C, "--what", "x"],
      "E_USAGE  --what: lattice-wave offers no program 'x': it offers accelerations, dispersion, coefficients",
    ],
    [
      "points of a lattice",
      [LATTICE, ...C, "--points", "9"],
      "E_USAGE  --points does not apply: the number of masses",
    ],
    [
      "no points at all",
      [LATTICE, ...C, "--points", "0"],
      "E_USAGE  --points: expected a whole number of at least 1",
    ],
    [
      "a derivation with other values",
      ["hopf-bifurcation", ...C, "--set", "a=1"],
      "E_USAGE  --set and --error-order change problem files; 'hopf-bifurcation' is a shipped",
    ],
    [
      "an unknown derivation",
      ["hopf-bifurcatoin", ...C],
      "E_UNKNOWN_DERIVATION  'hopf-bifurcatoin' is neither a file nor a shipped derivation: did you mean hopf-bif",
    ],
    ["a missing file", ["none.yaml", ...C], "E_FILE  none.yaml: no such file"],
    [
      "an undeclared symbol",
      [LATTICE, ...C, "--set", "hh=1"],
      "E_UNDECLARED  --set: 'hh' is not declared: did you",
    ],
    [
      "a number too large",
      [SYMBOLIC, ...C, "--set", "rho00=10^400"],
      "E_DOMAIN  the number 100000000000000000000000... (401 characters) is too large",
    ],
    [
      "a folder as output",
      [LATTICE, ...C, "--out", "folder"],
      "E_FILE  folder is a folder: name a file in it",
    ],
    ["a file as folder", [LATTICE, ...C, "--out", "kept/kernel.c"], "E_FILE  cannot write to "],
  ];
  for (const [name, words, message] of cases) {
    counted("behaviour", `${name} is refused in one line, and nothing is written`, () => {
      mkdirSync(join(folder, "folder"), { recursive: true });
      writeFileSync(join(folder, "kept"), "kept");
      const answer = residua(["lower", ...words], { cwd: folder });
      expectRefused(answer, folder, ["folder", "kept"]);
      expect(readdirSync(join(folder, "folder"))).toEqual([]);
      expect(answer.stderr.slice(0, message.length)).toBe(message);
      expect(answer.stderr.trimEnd()).not.toContain("\n");
    });
  }

  counted("behaviour", "a fault in the file is refused at its place", () => {
    writeFileSync(join(folder, "wrong.yaml"), readFileSync(LATTICE, "utf8").replace('"1/2"', '"1/"'));
    const answer = residua(["lower", "wrong.yaml", ...C], { cwd: folder });
    expect(answer.status).toBe(2);
    expect(answer.stderr).toMatch(/^wrong\.yaml:3:\d+ {2}E_PARSE /);
    rmSync(join(folder, "wrong.yaml"));
  });
});
