import { describe, expect } from "vitest";
import { estimateRadius, estimateValidity } from "../../../../src/simulate/manifold/estimate-validity.ts";
import { counted } from "../../../counted.ts";
import { derived, example, problemOf } from "../../derive/manifold/examples.ts";
import { firstSlow, problem } from "../../derive/manifold/problems.ts";

const radiusOf = (sizes: readonly (readonly [number, number])[]) => {
  const found = estimateRadius(sizes);
  return found.ok ? found.value.radius : Number.NaN;
};

describe("the estimate from sizes of grades", () => {
  const grades = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

  counted("identity", "is the radius of a geometric series, also where grades are missing", () => {
    expect(radiusOf(grades.map((n) => [n, 3 * 2 ** n]))).toBeCloseTo(1 / 2, 12);
    expect(radiusOf([1, 3, 7, 9].map((n) => [n, 5 ** -n]))).toBeCloseTo(5, 12);
    return 2;
  });

  counted("behaviour", "tells series that settle from those that shrink or grow", () => {
    const factorials = grades.map((n) => grades.slice(1, n + 1).reduce((a, b) => a * b, 1));
    const trendOf = (size: (n: number) => number) => {
      const found = estimateRadius(grades.map((n) => [n, size(n)]));
      return found.ok ? found.value.trend : found.reason;
    };
    expect(trendOf((n) => 2 ** n)).toBe("settled");
    expect(trendOf((n) => factorials[n] ?? 1)).toBe("shrinking");
    expect(trendOf((n) => 1 / (factorials[n] ?? 1))).toBe("growing");
    return 3;
  });

  counted("behaviour", "needs three grades", () => {
    const none = estimateRadius([
      [0, 1],
      [1, 2],
    ]);
    expect(none.ok ? "" : none.message).toContain("not enough terms (2 grades; an estimate needs 3)");
    const open = estimateRadius([
      [0, 1],
      [1, 2],
      [2, 4],
    ]);
    expect(open.ok && open.value.trend).toBe("open");
    return 2;
  });
});

describe("domains of validity", () => {
  counted("golden", "Roberts' converge.txt: the series is good to s^2 of about 0.05", () => {
    const { manifold, evolution } = estimateValidity(derived(problemOf(example("convergeRadius"))));
    expect(manifold.ok && evolution.ok).toBe(true);
    for (const part of [manifold, evolution]) {
      if (!part.ok) continue;
      // The small parameter at amplitude 1 is as good as the amplitude at parameter 1.
      expect(Math.abs(part.value.radius ** 2 - 0.05)).toBeLessThan(0.005);
      expect(part.value.trend).toBe("shrinking");
    }
    return 4;
  });

  counted("golden", "the heat exchanger's dispersion -1 + sqrt(1 - k^2) has the radius 1", () => {
    const { evolution } = estimateValidity(derived(problemOf(example("heatX"), 30)));
    expect(evolution.ok && Math.abs(evolution.value.radius - 1)).toBeLessThan(0.1);
    expect(evolution.ok && evolution.value.trend).toBe("settled");
    return 2;
  });

  counted("identity", "a nonlinearity k times as strong makes the domain k times as small", () => {
    const validityOf = (k: number) => {
      const { manifold } = estimateValidity(
        derived(
          problem({
            equations: { u: `-${k}*eps*u*v`, v: `-v + ${k}*eps*u^2` },
            modes: firstSlow(2),
            errorOrder: 12,
          }),
        ),
      );
      return manifold.ok ? manifold.value.radius : Number.NaN;
    };
    expect(validityOf(3)).toBeCloseTo(validityOf(1) / 3, 12);
  });
});
