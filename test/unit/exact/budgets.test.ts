import { describe, expect } from "vitest";
import { withinBudget } from "../../../src/core/budget.ts";
import { algebraicExtension } from "../../../src/exact/algebraic-extension.ts";
import { gradedSeriesRing } from "../../../src/exact/graded/graded-series.ts";
import { integers } from "../../../src/exact/integer.ts";
import { localisation } from "../../../src/exact/localisation.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import { metered, power, type Ring, sum } from "../../../src/exact/ring.ts";
import {
  compareRealAlgebraic,
  type RealAlgebraic,
  realRoots,
  refineRoot,
  signAtRoot,
  toFloatRealAlgebraic,
} from "../../../src/exact/roots/real-algebraic.ts";
import { countRealRoots } from "../../../src/exact/roots/sturm.ts";
import { exponentialSeries, inverseSeries, seriesRing } from "../../../src/exact/series.ts";
import { counted } from "../../counted.ts";
import { stopsInTime } from "../allowance.ts";
import { randomNatural, randomPolynomial } from "./random-operands.ts";

const coefficients = (count: number, digits: number) =>
  Array.from({ length: count }, () => rational(randomNatural(digits), randomNatural(digits)));

describe("series stop in time", () => {
  const ring = seriesRing(rationals, "k", 3000);
  const exponential = exponentialSeries(ring, (value) => value, 1);
  stopsInTime("a product", /multiplying power series/, ({ budget }) =>
    ring.metered(budget).multiply(exponential, exponential),
  );
  stopsInTime("an inverse", /inverting/, (options) => inverseSeries(ring, rationals, exponential, options));
  const names = ["a", "b", "c", "d"];
  const weights = Object.fromEntries(names.map((name) => [name, 1]));
  const graded = gradedSeriesRing(rationals, names, [{ weights, below: 24 }]);
  const geometric = sum(graded, [graded.one, ...names.map(graded.symbol)]);
  stopsInTime("a power of a graded series", /multiplying graded series/, ({ budget }) =>
    power(graded.metered(budget), geometric, 40),
  );
});

describe("real roots stop in time", () => {
  const long = Array.from({ length: 600 }, () => rational(randomNatural(60)));
  const [root] = rootsOf([-2, 0, 1]).slice(-1);
  if (root === undefined) throw new Error("2 has a square root");
  stopsInTime("an isolation", /./, (options) => realRoots(long, options));
  stopsInTime("a count", /./, (options) => countRealRoots(long, options));
  stopsInTime("a refinement", /refining/, (options) =>
    refineRoot(root, rational(1n, 10n ** 100_000n), options),
  );
  // Two numbers that agree to a hundred thousand bits.
  const near = [rational(-(2n * 2n ** 200_000n + 1n)), rational(0), rational(2n ** 200_000n)];
  const [neighbour] = rootsOf(near).slice(-1);
  stopsInTime("a comparison", /refining/, (options) =>
    compareRealAlgebraic(root, neighbour ?? root, options),
  );
  stopsInTime("a sign", /refining/, (options) => signAtRoot(near, root, options));
  const tiny: RealAlgebraic = { ...root, lower: rational(-1), upper: rational(2n ** 200_000n) };
  stopsInTime("a double", /refining/, (options) => toFloatRealAlgebraic(tiny, options));
});

function rootsOf(list: readonly (number | ReturnType<typeof rational>)[]): readonly RealAlgebraic[] {
  const roots = realRoots(list.map((c) => (typeof c === "number" ? rational(c) : c)));
  return roots.ok ? roots.value : [];
}

describe("extensions and localisations stop in time", () => {
  const extension = algebraicExtension(rationals, [...coefficients(300, 4), rational(1)], "a");
  const element = extension.fromCoefficients(coefficients(299, 4));
  stopsInTime("a quotient", /cofactors/, ({ budget }) =>
    extension.metered(budget).divide(extension.one, element),
  );
  const plane = polynomialRing(integers, ["x", "y"]);
  const factors = [1, 2].map(() => randomPolynomial(plane, 30, 12));
  const fractions = localisation(plane, factors);
  const half = fractions.divideByFactors(fractions.one, [40, 1]);
  stopsInTime("a sum over known denominators", /polynomials/, ({ budget }) =>
    fractions.metered(budget).add(half, fractions.divideByFactor(fractions.one, 1)),
  );
});

describe("metered rings", () => {
  const plane = polynomialRing(rationals, ["x", "y"]);

  counted("behaviour", "share their elements with the ring, and its name", () => {
    const limited = plane.metered({ terms: 10 });
    expect(limited.name).toBe(plane.name);
    expect(limited.budget).toEqual({ terms: 10 });
    expect(
      plane.equals(limited.add(plane.variable("x"), limited.one), plane.add(plane.variable("x"), plane.one)),
    ).toBe(true);
    return 3;
  });

  counted("behaviour", "pass the budget on to their coefficients", () => {
    const spent = { deadline: 0 };
    const inside: readonly (readonly [string, () => unknown])[] = [
      ["series", () => spentSquare(seriesRing(plane, "k", 3).metered(spent))],
      [
        "graded series",
        () => spentSquare(gradedSeriesRing(plane, ["a"], [{ weights: { a: 1 }, below: 3 }]).metered(spent)),
      ],
      ["localisation", () => spentSquare(localisation(plane, []).metered(spent))],
    ];
    for (const [title, operation] of inside)
      expect(withinBudget(operation), title).toMatchObject({ ok: false });
    return inside.length;
  });

  counted("behaviour", "are the ring itself where there is no limit, or nothing long", () => {
    expect(metered(plane, {})).not.toBe(plane);
    expect(metered(integers, { deadline: 0 })).toBe(integers);
    return 2;
  });

  counted("behaviour", "see a flag in shared memory while they run", () => {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    let reads = 0;
    const signal = {
      get aborted() {
        reads += 1;
        if (reads === 100) Atomics.store(flag, 0, 1);
        return Atomics.load(flag, 0) === 1;
      },
    };
    const linear = plane.add(plane.variable("x"), plane.one);
    expect(withinBudget(() => power(plane.metered({ signal }), linear, 10_000))).toMatchObject({
      ok: false,
      reason: "interrupted",
    });
    expect(reads).toBe(100);
    return 2;
  });
});

function spentSquare<E>(ring: Ring<E>): E {
  return ring.multiply(ring.one, ring.one);
}
