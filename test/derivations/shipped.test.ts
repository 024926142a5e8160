import { expect } from "vitest";
import { derivations } from "../../derivations/index.ts";
import { checkClaim, isExpected } from "../../src/check/check.ts";
import type { CheckedClaim } from "../../src/check/claim.ts";
import { wrongTwins } from "../../src/check/wrong-twins.ts";
import { UNLIMITED } from "../../src/core/budget.ts";
import type { Derived } from "../../src/problem/problem-kind.ts";
import { htmlReport } from "../../src/report/html.ts";
import { latexReport } from "../../src/report/latex.ts";
import { counted } from "../counted.ts";

const SEED = 1;

function derived(id: string): Derived {
  const result = derivations.find((each) => each.id === id)?.run({ seed: SEED, budget: UNLIMITED });
  if (result === undefined || !result.ok) throw new Error(`${id} was not derived`);
  return result.value;
}

const ALL = new Map(derivations.map(({ id }) => [id, derived(id)]));
const CLAIMS: readonly CheckedClaim[] = [...ALL.values()].flatMap(({ claims }) => claims);

counted("golden", "every claim of every shipped derivation has the verdict that was foreseen", () => {
  expect(CLAIMS.filter((each) => !isExpected(each)).map(({ claim }) => claim.id)).toEqual([]);
  expect(new Set(CLAIMS.map(({ claim }) => claim.tag))).toEqual(
    new Set(["identity", "value", "table", "residual", "order", "least-order"]),
  );
  return CLAIMS.length;
});

counted("golden", "the published numbers are met, each by the strongest evidence of its kind", () => {
  const verdicts = (id: string) =>
    Object.fromEntries((ALL.get(id)?.claims ?? []).map(({ claim, verdict }) => [claim.id, verdict.status]));
  expect(verdicts("lattice-two-strand-symbolic")).toEqual({
    "mean-density": "proved",
    "effective-elasticity": "qualified",
    residual: "proved",
  });
  expect(verdicts("lattice-two-strand-figure-3")).toEqual({
    "wave-speed": "proved",
    "boundary-error": "confirmed",
    residual: "proved",
    "dispersion-order-4": "confirmed",
    "dispersion-order-6": "confirmed",
    "dispersion-order-8": "confirmed",
  });
  expect(verdicts("lattice-five-strand-table-1")).toEqual({
    "wave-speed": "qualified",
    "wave-speed-as-printed": "refuted",
    "first-order-shape": "qualified",
    "second-order-shape": "qualified",
    "standard-deviations": "qualified",
    residual: "proved",
    "dispersion-order-4": "confirmed",
    "dispersion-order-6": "confirmed",
    "dispersion-order-8": "confirmed",
  });
  return 18;
});

counted(
  "golden",
  "printed numbers are compared with exact ones, or with enclosures where there are roots",
  () => {
    const claims = ALL.get("lattice-five-strand-table-1")?.claims ?? [];
    const grades = claims
      .filter(({ claim }) => claim.tag === "value" || claim.tag === "table")
      .map(({ claim, verdict }) => [claim.id, verdict.evidence[0]?.grade]);
    expect(Object.fromEntries(grades)).toEqual({
      "wave-speed": "exact samples",
      "wave-speed-as-printed": "exact samples",
      "first-order-shape": "exact samples",
      "second-order-shape": "exact samples",
      "standard-deviations": "enclosure",
    });
    return 5;
  },
);

counted("wrong-twin", "no wrong twin of a shipped claim passes", () => {
  const twins = CLAIMS.filter(({ claim }) => claim.repair === undefined).flatMap(({ claim }) =>
    wrongTwins(claim),
  );
  const passed = twins.filter((twin) => checkClaim(twin, { seed: SEED }).verdict.status !== "refuted");
  expect(passed.map(({ id }) => id)).toEqual([]);
  expect(new Set(twins.map(({ tag }) => tag)).size).toBe(6);
  return twins.length;
});

counted("behaviour", "every report renders to a page and an article, the same each time", () => {
  for (const { report } of ALL.values()) {
    const [once, again] = [report(), report()];
    const page = htmlReport(once);
    expect(page).toBe(htmlReport(again));
    expect(page.length).toBeLessThan(1_000_000);
    expect(latexReport(once)).toBe(latexReport(again));
  }
  return 3 * ALL.size;
});

counted("behaviour", "another seed finds the same verdicts", () => {
  for (const { id, run } of derivations) {
    const again = run({ seed: 99, budget: UNLIMITED });
    expect(again.ok && again.value.claims.map(({ verdict }) => verdict.status)).toEqual(
      ALL.get(id)?.claims.map(({ verdict }) => verdict.status),
    );
  }
  return derivations.length;
});
