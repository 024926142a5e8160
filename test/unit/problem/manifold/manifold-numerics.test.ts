import { describe, expect } from "vitest";
import { isExpected } from "../../../../src/check/check.ts";
import { budgetOf } from "../../../../src/core/budget.ts";
import { at } from "../../../../src/core/errors.ts";
import { number } from "../../../../src/expr/expression.ts";
import { viewManifold } from "../../../../src/problem/manifold/manifold-view.ts";
import type { SolvedManifold } from "../../../../src/problem/manifold/solved-manifold.ts";
import { htmlReport } from "../../../../src/report/html.ts";
import { latexReport } from "../../../../src/report/latex.ts";
import { counted } from "../../../counted.ts";
import { exampleFile, planar, solved } from "./manifold-files.ts";

const view = (each: SolvedManifold, budget = {}) =>
  viewManifold(each, { file: "example.yaml", seed: 1, budget });

/** A result whose first coefficient of the evolution is another one. */
function planted(each: SolvedManifold): SolvedManifold {
  const { evolution } = each.result;
  const [first, ...others] = at(evolution, 0);
  if (first === undefined) throw new Error("the evolution is zero");
  const wrong = [{ ...first, coefficient: number(7) }, ...others];
  return { ...each, result: { ...each.result, evolution: evolution.with(0, wrong) } };
}

describe("numbers in results", () => {
  counted("behaviour", "text and JSON tell orders, estimates and boxes", () => {
    const { text, json } = view(solved(exampleFile("pitchfork")));
    expect(text).toContain(
      "confirmation: confirmed, full and reduced models run side by side: observed order 5.0",
    );
    expect(text).toContain("validity, estimated from ratios of coefficients: size of amplitudes");
    expect(text).toMatch(
      /defect: for amplitudes up to 0\.\d+ at eps = 1 the residual is at most 0\.00\d+ by intervals/,
    );
    expect(json["confirmation"]).toMatchObject({ verdict: "confirmed", expectedOrder: 5, exact: false });
    expect(json["validity"]).toMatchObject({
      manifold: { grades: 3 },
      evolution: { reason: "too-few-terms" },
    });
    expect(json["defectBox"]).toMatchObject({ fraction: 0.01, rateOf: "decay" });
    return 6;
  });

  counted("behaviour", "reports show the slope, and open as a page and as an article", () => {
    for (const name of ["hopf", "heat-exchanger"]) {
      const { report } = view(solved(exampleFile(name)));
      const document = report();
      const page = htmlReport(document);
      expect(page).toContain("Error of the reduced model");
      expect(page).toContain("How far it reaches");
      expect(latexReport(document)).toContain("addplot");
    }
    return 6;
  });

  counted("wrong-twin", "a planted coefficient is refuted, in the text and as a surprise", () => {
    for (const name of ["pitchfork", "hopf", "heat-exchanger", "delayed-logistic"]) {
      const { text, claims, json } = view(planted(solved(exampleFile(name))));
      const confirmation = claims.find(({ claim }) => claim.id === "confirmation");
      expect(confirmation?.verdict.status, name).toBe("refuted");
      expect(confirmation?.verdict.counterexample).toContain("is observed");
      expect(text).toContain("confirmation: REFUTED");
      expect(json["confirmation"]).toMatchObject({ verdict: "refuted" });
      expect(confirmation && isExpected(confirmation)).toBe(false);
    }
    return 4;
  });

  counted(
    "behaviour",
    "a budget spent in the confirmation leaves the result, undecided and unsurprising",
    () => {
      const { text, claims, json, report } = view(solved(exampleFile("pitchfork")), budgetOf(-1));
      expect(text).toContain("evolution:");
      expect(text).toContain("confirmation: undecided");
      expect(text).toContain("the time budget was spent");
      expect(json["defectBox"]).toMatchObject({ reason: "budget" });
      expect(claims.every(isExpected)).toBe(true);
      expect(htmlReport(report())).toContain("There is no numerical confirmation");
      return 6;
    },
  );

  counted("behaviour", "parameters declared positive are sampled so", () => {
    const text = planar("parameters: {b: {positive: true}}", 'equations: {u: "-u*v", v: "-b*v + u^2"}');
    for (const seed of [1, 2, 3, 4]) {
      const { json } = viewManifold(solved(text), { file: "p.yaml", seed });
      const { parameters } = Object(json["confirmation"]);
      expect(parameters.b).toBeGreaterThan(0);
    }
    return 4;
  });
});
