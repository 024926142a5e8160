import { createRequire } from "node:module";
import * as fc from "fast-check";
import nerdamer from "nerdamer";
import { describe, expect } from "vitest";
import { type Integer, integers } from "../../src/exact/integer.ts";
import type { PolynomialRing } from "../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../src/exact/polynomial/polynomial-ring.ts";
import { power } from "../../src/exact/ring.ts";
import { counted } from "../counted.ts";
import { polynomials, smallInteger } from "../laws/arbitraries.ts";
import "nerdamer/Algebra.js";

/** Algebrite has no types of its own: all that is used of it is `run`. */
interface Algebrite {
  readonly run: (text: string) => string;
}

const algebrite: Algebrite = createRequire(import.meta.url)("algebrite");
const ring: PolynomialRing<Integer> = polynomialRing<Integer>(integers, ["x", "y"]);
const small = polynomials(ring, smallInteger, { terms: 4, degree: 2 });
const peers: readonly [string, (text: string) => string][] = [
  ["nerdamer", (text) => nerdamer(text).toString()],
  ["algebrite", (text) => algebrite.run(text)],
];

describe("other programs", () => {
  for (const [name, evaluate] of peers) {
    counted("differential", `${name} expands our products to the same polynomial, read from our text`, () => {
      fc.assert(
        fc.property(small, small, (a, b) => {
          const [left, right, product] = [a, b, ring.multiply(a, b)].map(ring.toText);
          return evaluate(`expand((${left})*(${right})-(${product}))`) === "0";
        }),
        { numRuns: 50 },
      );
      return 50;
    });
  }

  counted("differential", "nerdamer finds the same gcd in one variable", () => {
    const x = ring.variable("x");
    const roots = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 3 });
    const withRoots = (list: readonly number[]) =>
      list.reduce((a, root) => ring.multiply(a, ring.subtract(x, ring.fromInteger(root))), ring.one);
    fc.assert(
      fc.property(roots, roots, roots, (common, ownA, ownB) => {
        const [a, b] = [withRoots([...common, ...ownA]), withRoots([...common, ...ownB])];
        const theirs = nerdamer(`gcd(${ring.toText(a)},${ring.toText(b)})`).toString();
        // Squares, because nerdamer leaves the sign of a gcd to chance.
        return nerdamer(`expand((${theirs})^2-(${ring.toText(ring.gcd(a, b))})^2)`).toString() === "0";
      }),
      { numRuns: 40 },
    );
    return 40;
  });

  counted("golden", "gcd((x+y)(x-y), (x+y)(x+2y)) = x + y, which both other programs miss", () => {
    const [x, y] = [ring.variable("x"), ring.variable("y")];
    const common = ring.add(x, y);
    const a = ring.multiply(common, ring.subtract(x, y));
    const b = ring.multiply(common, ring.add(x, ring.scale(y, 2)));
    expect(ring.gcd(a, b)).toStrictEqual(common);
    for (const [, evaluate] of peers) {
      expect(evaluate("gcd((x+y)*(x-y),(x+y)*(x+2*y))")).toBe("1");
    }
    return 1;
  });

  counted("golden", "gcd(x^4 - 1, x^6 - 1) = x^2 - 1, which algebrite misses", () => {
    const root = (n: number) => ring.subtract(power(ring, ring.variable("x"), n), ring.one);
    expect(ring.gcd(root(4), root(6))).toStrictEqual(root(2));
    expect(nerdamer("gcd(x^4-1,x^6-1)").toString()).toBe("-1+x^2");
    expect(algebrite.run("gcd(x^4-1,x^6-1)")).toBe("x^4-1");
    return 1;
  });
});
