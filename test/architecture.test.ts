import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect } from "vitest";
import { counted } from "./counted.ts";

/** The one import rule: a file imports from its own folder, or from a folder of strictly lower rank. */
const RANKS: Readonly<Record<string, number>> = {
  "src/core": 0,
  "src/exact": 1,
  "src/numeric": 1,
  "src/expr": 2,
  "src/models": 3,
  "src/derive": 4,
  "src/lower": 4,
  "src/check": 5,
  "src/simulate": 5,
  "src/report": 6,
  "src/problem": 7,
  "src/index.ts": 8,
  derivations: 9,
  "src/cli": 10,
};

/** Third parties live in one folder each. */
const THIRD_PARTIES: Readonly<Record<string, string>> = {
  "pure-rand": "src/core",
  "decimal.js": "src/lower",
  koffi: "src/lower",
  "fft.js": "src/numeric",
  "ml-matrix": "src/numeric",
  zod: "src/problem",
  yaml: "src/problem",
  katex: "src/report",
  "@observablehq/plot": "src/report",
  linkedom: "src/report",
  commander: "src/cli",
  "cli-progress": "src/cli",
};

interface Import {
  readonly from: string;
  readonly to: string;
  /** Loaded together with the file, and not only on demand. */
  readonly isStatic: boolean;
}

const IMPORT = /(?:^(?:import|export)\b[^"';]*?\bfrom\s+|^import\s+|\bimport\()"([^"]+)"/gm;

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

function importsOf(file: string, text: string): readonly Import[] {
  return [...text.matchAll(IMPORT)].map(([whole, target = ""]) => ({
    from: file,
    isStatic: !whole.startsWith("import(") && !/^(?:import|export) type/.test(whole),
    to: target.startsWith(".") ? normalize(join(dirname(file), target)) : target,
  }));
}

/** The ranked folder that a file belongs to. */
function homeOf(file: string): string | undefined {
  return Object.keys(RANKS).find((folder) => file === folder || file.startsWith(`${folder}/`));
}

/** Why an import breaks the rules; `undefined` where it does not. */
function violation({ from, to }: Omit<Import, "isStatic">): string | undefined {
  const home = homeOf(from);
  if (home === undefined) return `${from} belongs to no ranked folder`;
  if (to.startsWith("node:")) return undefined;
  if (to === "residua")
    return home === "derivations" ? undefined : `${from} imports the package by its own name`;
  const target = homeOf(to);
  if (target === undefined) return thirdPartyViolation(from, home, to);
  if (home === "derivations" && target !== "derivations") return `${from} imports ${to}, not the public name`;
  const allowed = home === target || (RANKS[target] ?? Infinity) < (RANKS[home] ?? -Infinity);
  return allowed ? undefined : `${from} (rank ${RANKS[home]}) imports ${to} (rank ${RANKS[target]})`;
}

function thirdPartyViolation(from: string, home: string, to: string): string | undefined {
  const name = Object.keys(THIRD_PARTIES).find((known) => to === known || to.startsWith(`${known}/`));
  if (name === undefined) return `${from} imports ${to}, which has no folder of its own`;
  return THIRD_PARTIES[name] === home ? undefined : `${from} imports ${to} outside ${THIRD_PARTIES[name]}`;
}

/** Everything that loading a file loads with it; dynamic imports wait until they are called. */
function loadedWith(file: string, imports: readonly Import[]): ReadonlySet<string> {
  const loaded = new Set<string>();
  const visit = (target: string): void => {
    if (loaded.has(target)) return;
    loaded.add(target);
    for (const { from, to, isStatic } of imports) if (from === target && isStatic) visit(to);
  };
  visit(file);
  return loaded;
}

const FILES = [...sourceFiles("src"), ...sourceFiles("derivations")];
const IMPORTS = FILES.flatMap((file) => importsOf(file, readFileSync(file, "utf8")));

counted("behaviour", "every import goes to the same folder or to one of lower rank", () => {
  expect(FILES.length).toBeGreaterThan(50);
  expect(IMPORTS.length).toBeGreaterThan(100);
  expect(IMPORTS.map(violation).filter((found) => found !== undefined)).toEqual([]);
});

counted("wrong-twin", "planted violations are found", () => {
  const planted: readonly Omit<Import, "isStatic">[] = [
    { from: "src/exact/ring.ts", to: "src/expr/expression.ts" },
    { from: "src/simulate/lattice/bloch.ts", to: "src/check/check.ts" },
    { from: "src/derive/lattice/sites.ts", to: "src/lower/kernel.ts" },
    { from: "derivations/index.ts", to: "src/core/errors.ts" },
    { from: "src/cli/main.ts", to: "zod" },
    { from: "src/core/errors.ts", to: "left-pad" },
    { from: "src/report/html.ts", to: "residua" },
  ];
  for (const each of planted) expect(violation(each), `${each.from} -> ${each.to}`).toBeDefined();
  return planted.length;
});

counted("behaviour", "no file grows past what fits in the head", () => {
  const long = FILES.filter((file) => readFileSync(file, "utf8").split("\n").length > 400);
  expect(long).toEqual([]);
});

counted("behaviour", "the command line starts without loading any engine, schema or typesetter", () => {
  const loaded = loadedWith("src/cli/main.ts", IMPORTS);
  const thirdParties = Object.keys(THIRD_PARTIES).filter((name) =>
    [...loaded].some((file) => file.startsWith(name)),
  );
  expect(thirdParties).toEqual(["commander"]);
  expect([...loaded].filter((file) => /^src\/(derive|lower|simulate|report)\//.test(file))).toEqual([]);
});
