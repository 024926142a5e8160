import fc from "fast-check";
import { describe, expect } from "vitest";
import { seededRandom } from "../../../../../src/core/random.ts";
import { residualOrder } from "../../../../../src/derive/manifold/certificate/manifold-residual.ts";
import { imagesAt } from "../../../../../src/derive/manifold/certificate/plain-images.ts";
import {
  type ManifoldClaim,
  plainManifold,
} from "../../../../../src/derive/manifold/certificate/plain-manifold.ts";
import {
  type PlainSeries,
  plainSeriesRing,
} from "../../../../../src/derive/manifold/certificate/plain-series.ts";
import { modularCoefficients } from "../../../../../src/derive/manifold/coefficients/modular-coefficients.ts";
import { MANIFOLD_PRIMES } from "../../../../../src/derive/manifold/coefficients/modular-images.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { counted } from "../../../../counted.ts";
import { derived, EXAMPLES, problemOf } from "../examples.ts";
import { mutants } from "../mutants.ts";
import { oscillation, problem } from "../problems.ts";

const [PRIME] = MANIFOLD_PRIMES;

const coefficients = () => modularCoefficients(PRIME, seededRandom(11));

/** The same claim with products at a random point, and of all monomials. */
function bothWays(claim: ManifoldClaim) {
  const { point: _, ...withoutPoint } = coefficients();
  return [plainManifold(claim, coefficients()), plainManifold(claim, withoutPoint)] as const;
}

const TRUNCATIONS = [
  { weights: { eps: 1, a: 2 }, below: 4 },
  { weights: { a: 1, b: 1 }, below: 3 },
];

const { field, point } = coefficients();
const RING = plainSeriesRing(field, TRUNCATIONS);
const IMAGES = imagesAt(RING, point ?? (() => field.one));

const someSeries = fc
  .array(fc.tuple(fc.integer(), fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }), fc.nat(1)), {
    maxLength: 8,
  })
  .map(
    (terms): PlainSeries<bigint> =>
      RING.fromTerms(
        terms.map(([value, exponents, rate]) => ({
          coefficient: field.fromInteger(value),
          powers: ["a", "b", "eps", "s1"].flatMap((name, k) => {
            const exponent = exponents[k] ?? 0;
            return exponent === 0 ? [] : [[name, exponent] as const];
          }),
          rate: field.fromInteger(rate),
        })),
      ),
  );

counted("property", "images of sums and products are sums and products of images", () => {
  fc.assert(
    fc.property(someSeries, someSeries, (a, b) => {
      const { ring, of } = IMAGES;
      expect(ring.equals(of(RING.multiply(a, b)), ring.multiply(of(a), of(b)))).toBe(true);
      expect(ring.equals(of(RING.add(a, b)), ring.add(of(a), of(b)))).toBe(true);
      expect(RING.isZero(a)).toBe(ring.isZero(of(a)));
    }),
  );
});

counted("property", "images of derivatives are those of the series that differentiation makes", () => {
  fc.assert(
    fc.property(someSeries, fc.constantFrom("a", "b", "eps", "s1"), (a, name) => {
      const { ring, of, ofDerivative } = IMAGES;
      expect(ring.equals(ofDerivative(a, name), of(RING.derivative(a, name)))).toBe(true);
    }),
  );
});

/** How many wrong claims of each example are compared. */
const COMPARED = 3;

describe("a residual has the same order at a random point as with all its monomials", () => {
  for (const each of EXAMPLES) {
    counted("differential", each.id, () => {
      const claim = derived(problemOf(each, 2));
      const wrong = [...mutants(claim)];
      const step = Math.max(1, Math.floor(wrong.length / COMPARED));
      const claims = [claim, ...wrong.filter((_, k) => k % step === 0)];
      for (const one of claims) {
        const [atPoint, whole] = bothWays(one).map(residualOrder);
        expect(atPoint).toBe(whole);
      }
      return claims.length;
    });
  }
});

describe("functions of what varies at leading order", () => {
  const { problem: given, ...series } = derived(
    problem({ equations: { x: "v", v: "-x + eps*(1-x^2)*v" }, modes: oscillation(), errorOrder: 4 }),
  );
  const imageOf = (text: string) => {
    const [atPoint, whole] = bothWays({ ...series, problem: given });
    const e = parseExpression(text);
    return [
      () => atPoint.imageOf(e),
      () => atPoint.images.of(whole.evaluate(e)),
      atPoint.images.ring,
    ] as const;
  };

  for (const text of ["exp(x)", "eps/(1 + v)", "eps*sqrt(1 + x^2)", "1/(2 + cos(t))"]) {
    counted("behaviour", `${text} is refused`, () => {
      expect(imageOf(text)[0]).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
    });
  }

  for (const text of ["exp(eps*x)", "1/(2 + eps*v)^2", "sqrt(4 + eps*x*v)", "1/(2 + eps*cos(t)*x)"]) {
    counted("differential", `${text} has the image of its series`, () => {
      const [image, expected, ring] = imageOf(text);
      expect(ring.isZero(image())).toBe(false);
      expect(ring.equals(image(), expected())).toBe(true);
    });
  }
});
