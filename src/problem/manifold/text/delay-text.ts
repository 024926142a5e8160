import { expressionText } from "../../../expr/text.ts";
import type { Json } from "../../problem-kind.ts";
import { historyFormulas, rootEntries } from "../results/delay-results.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { vectorRows } from "./formula-rows.ts";

/** The rightmost eigenvalues of equations with delays, in one line for a terminal. */
export function rootLines(solved: SolvedManifold): readonly string[] {
  const { rightmost } = solved;
  if (rightmost === undefined) return [];
  if (!rightmost.ok) return [`spectrum: infinite; ${rightmost.message}`];
  const entries = rootEntries(solved).map(({ root, text, amplitudes }) => {
    const times = root.multiplicity > 1 ? ` (${root.multiplicity} times)` : "";
    return `${text}${times}${amplitudes.length > 0 ? " (chosen)" : ""}`;
  });
  return [`spectrum: infinite; the rightmost eigenvalues are about ${entries.join(", ")}`];
}

/** What past deviations contribute to the amplitudes, for a terminal. */
export function historyLines(solved: SolvedManifold): readonly string[] {
  const history = historyFormulas(solved);
  if (history === undefined) return [];
  const { variable } = history;
  return [
    "and of past deviations v, added up by an integral over the past:",
    ...history.byDelay.flatMap(({ delay, kernels }) => [
      `  k_j . v(t - ${operand(expressionText(delay))} + ${variable}) for ${variable} from 0 to ${expressionText(delay)}, with`,
      ...kernels.flatMap(([name, entries]) => vectorRows(name, entries)),
    ]),
    "",
  ];
}

function operand(text: string): string {
  return text.includes(" ") ? `(${text})` : text;
}

/** The same as inert data; empty for equations without delays. */
export function delayJson(solved: SolvedManifold): Readonly<Record<string, Json>> {
  const { rightmost } = solved;
  if (rightmost === undefined) return {};
  const history = historyFormulas(solved);
  return {
    rightmostEigenvalues: rootEntries(solved).map(({ root, text, amplitudes }) => ({
      approximately: text,
      multiplicity: root.multiplicity,
      chosen: amplitudes.length > 0,
    })),
    history: (history?.byDelay ?? []).map(({ delay, kernels }) => ({
      delay: expressionText(delay),
      variable: history?.variable ?? "",
      kernels: Object.fromEntries(kernels.map(([name, entries]) => [name, entries.map(expressionText)])),
    })),
  };
}
