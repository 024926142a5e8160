import type { CheckedClaim } from "../check/claim.ts";
import { comparison, comparisonRow, math, verdict } from "./build.ts";
import type { Block, VerdictMark } from "./document.ts";

/** The mark of a checked claim: its status, with the evidence as text. */
export function markOf({ verdict: { status, evidence } }: CheckedClaim): VerdictMark {
  return verdict(status, evidence.map(({ text }) => text).join("; "));
}

function ourForm({ claim, verdict: { status, repair } }: CheckedClaim): string {
  if (status === "refuted") return repair ?? "no repair is known";
  return claim.by === "paper" ? "the same" : "as claimed";
}

/** The claims of a derivation beside what was derived: printed form, verdict, evidence and repair. */
export function claimComparison(checked: readonly CheckedClaim[]): Block {
  return comparison(
    checked.map((each) => {
      const { claim, verdict: found } = each;
      const conditions = claim.convention === undefined ? [] : [`Under the convention: ${claim.convention}.`];
      const counterexample = found.counterexample === undefined ? [] : [`${found.counterexample}.`];
      return comparisonRow({
        what: claim.title,
        source: claim.source,
        printed: math(claim.latex),
        ours: ourForm(each),
        verdict: markOf(each),
        evidence: [
          ...found.evidence.map(({ grade, text }) => `${grade}: ${text}.`),
          ...conditions,
          ...counterexample,
        ].join(" "),
      });
    }),
  );
}
