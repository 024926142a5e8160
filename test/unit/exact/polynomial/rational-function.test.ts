import { describe, expect } from "vitest";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { rationalFunctions } from "../../../../src/exact/polynomial/rational-function.ts";
import { rationals } from "../../../../src/exact/rational.ts";
import { counted } from "../../../counted.ts";
import { isRefused } from "../../../laws/ring-laws.ts";

const ring = polynomialRing<Integer>(integers, ["a", "b", "c"]);
const field = rationalFunctions(ring);
const [a, b, c] = ["a", "b", "c"].map((name) => field.fraction(ring.variable(name), ring.one));

describe("rational functions", () => {
  if (a === undefined || b === undefined || c === undefined) return;
  const { add, subtract, multiply, divide, negate, toText, fromInteger, equals, one, zero } = field;

  counted("identity", "cancel", () => {
    const square = (value: typeof a) => multiply(value, value);
    expect(equals(divide(subtract(square(a), square(b)), subtract(a, b)), add(a, b))).toBe(true);
    // 1/(a-b)(a-c) + 1/(b-a)(b-c) + 1/(c-a)(c-b) = 0.
    const spread = (p: typeof a, q: typeof a, r: typeof a) =>
      divide(one, multiply(subtract(p, q), subtract(p, r)));
    expect(equals(add(add(spread(a, b, c), spread(b, c, a)), spread(c, a, b)), zero)).toBe(true);
    return 2;
  });

  counted("golden", "as text, with a positive leading coefficient below", () => {
    expect(toText(divide(add(a, b), subtract(b, a)))).toBe("(-a - b)/(a - b)");
    expect(toText(divide(fromInteger(2), multiply(fromInteger(-4), a)))).toBe("-1/(2*a)");
    expect(toText(divide(a, b))).toBe("a/b");
    expect(toText(divide(a, multiply(b, c)))).toBe("a/(b*c)");
    expect(toText(negate(divide(a, multiply(b, b))))).toBe("-a/b^2");
    expect(toText(divide(fromInteger(1), fromInteger(3)))).toBe("1/3");
    expect(field.name).toBe("Q(a,b,c)");
    expect(rationalFunctions(polynomialRing(rationals, ["x"])).name).toBe("Q(x)");
    return 8;
  });

  counted("behaviour", "zero denominators are refused", () => {
    expect(isRefused("E_DIVISION_BY_ZERO", () => field.fraction(ring.one, ring.zero))).toBe(true);
    expect(isRefused("E_DIVISION_BY_ZERO", () => divide(a, subtract(b, b)))).toBe(true);
    return 2;
  });

  counted("identity", "are coefficients of polynomials in turn", () => {
    const over = polynomialRing(field, ["x"]);
    const x = over.variable("x");
    const plus = over.add(x, over.constant(divide(a, b)));
    const other = over.add(over.scale(x, b), over.constant(c));
    const common = over.gcd(over.multiply(plus, other), over.multiply(plus, over.add(x, over.one)));
    expect(over.toText(common)).toBe("x + a/b");
    expect(over.toText(over.gcd(other, plus))).toBe("1");
    return 2;
  });
});
