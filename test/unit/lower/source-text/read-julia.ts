import { argumentArrays } from "../../../../src/lower/ir/program.ts";
import type { Runner, Written } from "./run-texts.ts";
import { argumentValues } from "./samples.ts";

/**
 * Runs Julia text without Julia: the few statements that are written there become JavaScript line by line. Expressions
 * are read alike in both languages, but for functions and powers; arrays count from 1, which is why theirs have an
 * element 0 that is no number. Text that is anything else is refused.
 */
export const runJulia: Runner = (written) => written.map(runText);

function runText({ sample, text }: Written): readonly number[] {
  const { program, parameters } = sample;
  const arrays = argumentValues(sample).map((values) => [undefined, ...values]);
  const [, head = "", body = ""] = /^function \w+!\(([^)]*)\)\n(.*)^end$/ms.exec(text) ?? [];
  const names = head.split(",").map((argument) => argument.trim().replace(/::.*$/, ""));
  const lines = body.split("\n").map((line) => translated(line.trim()));
  const run = new Function(...names, lines.join("\n"));
  run(...arrays, ...parameters);
  return argumentArrays(program).flatMap(({ role }, index) =>
    role === "output" ? (arrays[index]?.slice(1).map(Number) ?? []) : [],
  );
}

function translated(line: string): string {
  if (/^(?:Base\.require|length\(\w+\) == \d+ \|\| throw\(DimensionMismatch\("[^"]*"\)\)$|$)/.test(line))
    return "";
  if (line === "end") return "}";
  if (line === "return nothing") return "return;";
  const [, counter, begin, end] = /^for (\w+) in ([^:]+):(.+)$/.exec(line) ?? [];
  if (counter !== undefined && begin !== undefined && end !== undefined) {
    return `for (var ${counter} = ${expression(begin)}; ${counter} <= ${expression(end)}; ${counter}++) {`;
  }
  const [, array] = /^(\w+) = Vector\{Float64\}\(undef, \d+\)$/.exec(line) ?? [];
  if (array !== undefined) return `var ${array} = [];`;
  const [, target = "", value] = /^(\w+|\w+\[[^=]*\]) = (.*)$/.exec(line) ?? [];
  if (value === undefined) throw new Error(`this is none of the statements that are written: ${line}`);
  return `${/^\w+$/.test(target) ? "var " : ""}${target} = ${expression(value)};`;
}

function expression(text: string): string {
  return text
    .replace(/\b(exp|log|sin|cos|sqrt|abs)\(/g, "Math.$1(")
    .replace(/\b(?:Float64|Int)\(/g, "Number(")
    .replaceAll("^", " ** ");
}
