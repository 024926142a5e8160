import { expect } from "vitest";
import { derivations } from "../../derivations/index.ts";
import { holds } from "../../src/check/check.ts";
import { UNLIMITED } from "../../src/core/budget.ts";
import type { Derived } from "../../src/problem/problem-kind.ts";
import { htmlReport } from "../../src/report/html.ts";
import { counted } from "../counted.ts";

/** The gallery of invariant manifolds in the order to read it, and how many printed claims have each verdict. */
const VERDICTS = {
  "simple-slow-manifold": { proved: 5 },
  "convection-pitchfork": { proved: 4 },
  "cancelling-cubics": { proved: 2, refuted: 2 },
  "hopf-bifurcation": { proved: 3 },
  "van-der-pol-limit-cycle": { proved: 1 },
  "heat-exchanger": { proved: 5, refuted: 1 },
  "lattice-diffusion": { proved: 1, refuted: 1 },
  "delayed-logistic": { proved: 3 },
  "forced-normal-mode": { proved: 4, refuted: 1 },
  "lorenz86-slow-manifold": { proved: 13 },
  "lorenz86-normal-form": { proved: 12 },
  "third-order-averaging": { proved: 2, refuted: 1, qualified: 1 },
  "stochastic-pitchfork": { proved: 3 },
  "noisy-cancelling-cubics": { proved: 3 },
};

/** What the sources print wrong, and what is repaired. */
const SLIPS = {
  "cancelling-cubics/averaging": /cancels the cubic term/,
  "cancelling-cubics/adiabatic-elimination": /quintic term limits/,
  "heat-exchanger/evolution-as-displayed": /d\(u2,x\) in the place of d\(u1,x\)/,
  "lattice-diffusion/evolution-as-displayed": /ds1\/dt = \(c\^2 - d\^2\)\*d\(s1,x,2\)\/c/,
  "forced-normal-mode/evolution-as-displayed": /f1 sin\(t\) and f2 cos\(t\/2\)/,
  "third-order-averaging/second-order-transformation": /terms in cos\(2t\) are spurious/,
};

function derived(id: string): Derived {
  const result = derivations.find((each) => each.id === id)?.run({ seed: 1, budget: UNLIMITED });
  if (result === undefined || !result.ok) throw new Error(`${id} was not derived`);
  return result.value;
}

const GALLERY = Object.keys(VERDICTS).map((id) => [id, derived(id)] as const);

counted("golden", "every worked system has the verdicts that its published results deserve", () => {
  const found = GALLERY.map(([id, { claims }]) => {
    const printed = claims.filter(({ claim }) => claim.by === "paper");
    const statuses = printed.map(({ verdict }) => verdict.status);
    const count = (status: string) => statuses.filter((other) => other === status).length;
    return [id, Object.fromEntries(statuses.map((status) => [status, count(status)]))];
  });
  expect(Object.fromEntries(found)).toEqual(VERDICTS);
  for (const [id, { claims }] of GALLERY) {
    const own = claims.filter(({ claim }) => claim.by === "residua");
    expect(own.length, id).toBeGreaterThan(0);
    expect(
      own.filter(({ verdict }) => !holds(verdict)).map(({ claim }) => claim.id),
      id,
    ).toEqual([]);
  }
  return GALLERY.flatMap(([, { claims }]) => claims).length;
});

counted("golden", "what the sources print wrong is refuted, with its repair", () => {
  const refuted = GALLERY.flatMap(([id, { claims }]) =>
    claims
      .filter(({ verdict }) => verdict.status === "refuted")
      .map(({ claim, verdict }) => [`${id}/${claim.id}`, verdict] as const),
  );
  expect(refuted.map(([id]) => id)).toEqual(Object.keys(SLIPS));
  for (const [index, [id, verdict]] of refuted.entries()) {
    expect(verdict.repair, id).toMatch(Object.values(SLIPS)[index] ?? /./);
    expect(verdict.counterexample, id).toMatch(/claimed/);
  }
  return refuted.length;
});

counted("behaviour", "the gallery is listed in the order to read it, under one heading", () => {
  const listed = derivations.filter(({ group }) => group.startsWith("Invariant manifolds"));
  expect(listed.map(({ id }) => id)).toEqual(Object.keys(VERDICTS));
  const groups = derivations.map(({ group }) => group);
  expect(groups.filter((group, index) => group !== groups[index - 1])).toHaveLength(new Set(groups).size);
});

counted("behaviour", "every report says which file to start from, and stays below 1 MB", () => {
  for (const [id, { report }] of GALLERY) {
    const html = htmlReport(report());
    expect(html, id).toMatch(/examples\/[a-z0-9-]+\.yaml/);
    expect(html.length, id).toBeLessThan(1_000_000);
  }
  return 2 * GALLERY.length;
});
