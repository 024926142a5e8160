import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at } from "../../../../src/core/errors.ts";
import { argumentArrays } from "../../../../src/lower/ir/program.ts";
import { findProgram } from "../../report/programs.ts";
import { argumentValues, type Sample } from "./samples.ts";

/** A sample with its text in a language. */
export interface Written {
  readonly sample: Sample;
  readonly text: string;
}

/** Runs texts of a language, and gives the output arrays of each, one after the other. */
export type Runner = (written: readonly Written[]) => readonly (readonly number[])[];

export const CC = findProgram(["gcc", "cc", "clang"]);
export const OCTAVE = findProgram(["octave-cli", "octave"]);
const PYTHON = findProgram(["python3", "python"]);

/** Python, where it has NumPy. */
export const NUMPY =
  PYTHON !== undefined && spawnSync(PYTHON, ["-c", "import numpy"]).status === 0 ? PYTHON : undefined;

/** Standard output of a program that must succeed, run in a folder of its own that holds some files. */
function outputOf(
  files: Readonly<Record<string, string>>,
  commands: readonly (readonly [string, ...string[]])[],
): string {
  const folder = mkdtempSync(join(tmpdir(), "residua-text-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const answers = commands.map(([program, ...words]) => {
      const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, encoding: "utf8" });
      if (status !== 0) throw new Error(`${program} ${words.join(" ")}: ${stderr}${stdout}`);
      return stdout;
    });
    return at(answers, answers.length - 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The numbers of a line for each sample. */
function numbersOf(output: string): readonly (readonly number[])[] {
  return output
    .trimEnd()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(numberOf));
}

function numberOf(word: string): number {
  const infinite = /^([-+]?)inf(?:inity)?$/i.exec(word);
  if (infinite !== null) return infinite[1] === "-" ? -Infinity : Infinity;
  return /nan/i.test(word) ? Number.NaN : Number(word);
}

function outputsOf({ sample }: Written) {
  return argumentArrays(sample.program).filter(({ role }) => role === "output");
}

/** With all warnings as errors, and as the text says that it is to be compiled. */
export function runC(compiler: string): Runner {
  return (written) => {
    const declarations = written.map(({ text }) => text.slice(text.indexOf("\nvoid")).split("\n{")[0]);
    const main = [
      "#include <math.h>",
      "#include <stdint.h>",
      "#include <stdio.h>",
      ...declarations.map((head) => `${head};`),
      "int main(void)",
      "{",
      ...written.flatMap(callInC),
      "    return 0;",
      "}",
    ].join("\n");
    const kernels = written.map(({ text }, k): [string, string] => [`kernel${k}.c`, text]);
    const files = { ...Object.fromEntries(kernels), "main.c": main };
    const flags = ["-std=c11", "-O3", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror", "-pedantic"];
    const sources = Object.keys(files);
    return numbersOf(outputOf(files, [[compiler, ...flags, "-o", "run", ...sources, "-lm"], ["./run"]]));
  };
}

function callInC(written: Written): readonly string[] {
  const { sample } = written;
  const { program, parameters } = sample;
  const arrays = argumentArrays(program);
  const literal = (value: number) => (Number.isNaN(value) ? "NAN" : `${value}`);
  const declared = arrays.map(({ indicesBelow }, k) => {
    const values = at(argumentValues(sample), k).map(literal).join(", ");
    return `        ${indicesBelow === undefined ? "double" : "int32_t"} a${k}[] = {${values}};`;
  });
  const given = [...arrays.map((_, k) => `a${k}`), ...parameters.map(literal)];
  const printed = arrays.flatMap(({ role, length }, k) =>
    role === "output" ? [`        for (int i = 0; i < ${length}; i++) printf("%.17g ", a${k}[i]);`] : [],
  );
  return [
    "    {",
    ...declared,
    `        ${program.name}(${given.join(", ")});`,
    ...printed,
    `        printf("\\n");`,
    "    }",
  ];
}

export function runPython(python: string): Runner {
  return (written) => {
    const calls = written.map((each) => {
      const { sample } = each;
      const given = argumentArrays(sample.program).flatMap(({ role }, k) =>
        role === "input" ? [`[${at(argumentValues(sample), k).join(", ")}]`] : [],
      );
      const call = `${sample.program.name}(${[...given, ...sample.parameters].join(", ")})`;
      const results = outputsOf(each).length === 1 ? `[${call}]` : call;
      return `print(*(repr(float(v)) for y in ${results} for v in y))`;
    });
    const text = [...written.map((each) => each.text), ...calls].join("\n");
    return numbersOf(outputOf({ "run.py": text }, [[python, "-W", "error::SyntaxWarning", "run.py"]]));
  };
}

/** Octave reads MATLAB. */
export function runMatlab(octave: string): Runner {
  return (written) => {
    const calls = written.map((each) => {
      const { sample } = each;
      const given = argumentArrays(sample.program).flatMap(({ role }, k) =>
        role === "input" ? [`[${at(argumentValues(sample), k).join(" ")}]`] : [],
      );
      const results = outputsOf(each).map((_, k) => `y${k}`);
      const call = `${sample.program.name}(${[...given, ...sample.parameters].join(", ")})`;
      return `[${results.join(", ")}] = ${call}; printf("%.17g ", [${results.join("; ")}]); printf("\\n");`;
    });
    const files = written.map(({ sample, text }): [string, string] => [`${sample.program.name}.m`, text]);
    return numbersOf(
      outputOf({ ...Object.fromEntries(files), "run_all.m": calls.join("\n") }, [
        [octave, "--no-gui", "--norc", "--quiet", "run_all.m"],
      ]),
    );
  };
}
