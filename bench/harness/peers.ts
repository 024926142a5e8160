import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import type { PeerName } from "./peer-names.ts";
import { runTimed } from "./timed-child.ts";

/** Another program or library that solves the same problems. */
export interface Peer {
  readonly name: PeerName;
  /** Of its scripts in `bench/peers/`: `w4.gp`. */
  readonly ending: string;
  /** What runs a script of its own. */
  readonly command: (script: string) => readonly string[];
  /** What must be done with a script before it can be run and timed, such as compiling it. */
  readonly prepare?: (script: string) => readonly string[];
  /** `undefined` where it is not installed. */
  readonly version: () => string | undefined;
}

/** Debian's SymPy belongs to its own Python, which need not be the first on the PATH. */
const PYTHON = "/usr/bin/python3";

/**
 * Debian's Maxima runs on GCL, whose heap is a share of the memory that it is allowed. Under our limit its usual share
 * is so small that it mostly collects garbage (many times slower on W4); with this one it is as quick as without a
 * limit.
 */
const MAXIMA_HEAP = "GCL_MEM_MULTIPLE=1";

/** All peers, the libraries of JavaScript first. */
export const PEERS: readonly Peer[] = [
  library("nerdamer"),
  library("algebrite"),
  library("mathjs"),
  {
    name: "Maxima",
    ending: "mac",
    command: (script) => ["env", MAXIMA_HEAP, "maxima", "--very-quiet", "-r", `batchload("${script}")$`],
    version: printedVersion(["maxima", "--version"]),
  },
  {
    name: "Giac",
    ending: "giac",
    command: (script) => ["giac", script],
    version: printedVersion(["giac", "--version"]),
  },
  {
    name: "SymPy",
    ending: "py",
    command: (script) => [PYTHON, script],
    version: printedVersion([PYTHON, "-c", "import sympy; print(sympy.__version__)"]),
  },
  {
    name: "Singular",
    ending: "sing",
    command: (script) => ["Singular", "-q", script],
    version: printedVersion(["Singular", "--version"]),
  },
  {
    name: "PARI",
    ending: "gp",
    command: (script) => ["gp", "-q", "-f", script],
    version: printedVersion(["gp", "--version-short"]),
  },
  {
    name: "FORM",
    ending: "frm",
    command: (script) => ["form", "-q", script],
    version: printedVersion(["form", "-v"]),
  },
  {
    name: "FLINT",
    ending: "c",
    command: (script) => [script.replace(/\.c$/, "")],
    prepare: (script) => ["gcc", "-O2", "-o", script.replace(/\.c$/, ""), script, "-lflint", "-lgmp"],
    version: flintVersion,
  },
];

function library(name: "nerdamer" | "algebrite" | "mathjs"): Peer {
  return {
    name,
    ending: `${name}.mjs`,
    command: (script) => [process.execPath, script],
    version: () => {
      const facts: { readonly version: string } = createRequire(import.meta.url)(`${name}/package.json`);
      return facts.version;
    },
  };
}

const VERSION_NUMBER = /\d+\.\d+(\.\d+)?/;

function printedVersion(command: readonly string[]): () => string | undefined {
  return () => {
    const answer = runTimed(command, { capSeconds: VERSION_CAP_SECONDS });
    return answer.tag === "done" ? VERSION_NUMBER.exec(answer.output)?.[0] : undefined;
  };
}

const VERSION_CAP_SECONDS = 10;

/** The C preprocessor knows the version of a library by its header. */
function flintVersion(): string | undefined {
  const input = "#include <flint/flint.h>\nFLINT_VERSION\n";
  const { status, stdout } = spawnSync("gcc", ["-E", "-P", "-"], { encoding: "utf8", input });
  return status === 0 ? VERSION_NUMBER.exec(stdout.trim().split("\n").at(-1) ?? "")?.[0] : undefined;
}
