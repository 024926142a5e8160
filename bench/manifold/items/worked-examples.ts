import { exactDifference } from "../../../src/check/exact-difference.ts";
import { UNLIMITED } from "../../../src/core/budget.ts";
import { seriesExpression } from "../../../src/derive/manifold/series-terms.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { expressionText } from "../../../src/expr/text.ts";
import type { Facts } from "../../harness/facts.ts";
import type { BenchmarkItem } from "../../harness/item.ts";
import { ALL_EXAMPLES, EXAMPLES, type Example, problemOf } from "../../problems/manifold-examples.ts";
import { certified } from "../system.ts";

const NO_SCRIPT = "every example would need a script of its own";

/** The published examples that state their modes, each to its published order: manifold, evolution and certificate. */
export const workedExamples: BenchmarkItem = {
  id: "examples",
  title: `${EXAMPLES.length} of the ${ALL_EXAMPLES.length} published examples, those that state their modes`,
  solve: (): Facts =>
    Object.fromEntries(
      EXAMPLES.flatMap((each) =>
        certified(problemOf(each)).evolution.map((terms, j) => [
          factName(each, j),
          expressionText(seriesExpression(terms, "explicit")),
        ]),
      ),
    ),
  complaint: (facts) =>
    EXAMPLES.map((each) => complaintAbout(each, facts)).find((text) => text !== undefined),
  forPeers: { name: "manifold/examples", data: {} },
  cannot: { Maxima: NO_SCRIPT, SymPy: NO_SCRIPT },
  targets: [{ tag: "limits", seconds: 10, gibibytes: 2 }],
};

function factName({ id }: Example, amplitude: number): string {
  return `${id}_${amplitude + 1}`;
}

/** Where the evolution of an example is published to the order that was derived, it must be that, exactly. */
function complaintAbout(each: Example, facts: Facts): string | undefined {
  const { evolution = {}, evolutionError, numericTolerance } = each.expected;
  for (const j of (each.linearModes?.eigenvalues ?? []).keys()) {
    const name = factName(each, j);
    const found = facts[name];
    if (found === undefined) return `${name}: nothing was found`;
    const published = evolution[`s${j + 1}`];
    if (published === undefined || evolutionError !== each.order || numericTolerance !== undefined) continue;
    const difference = exactDifference(parseExpression(published), parseExpression(found), {
      budget: UNLIMITED,
    });
    if (!difference.ok || difference.value?.tag !== "none") return `${name}: ${published} is published`;
  }
  return undefined;
}
