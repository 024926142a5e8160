import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { seededRandom } from "../../../../../src/core/random.ts";
import { plainManifold } from "../../../../../src/derive/manifold/certificate/plain-manifold.ts";
import { modularCoefficients } from "../../../../../src/derive/manifold/coefficients/modular-coefficients.ts";
import { MANIFOLD_PRIMES } from "../../../../../src/derive/manifold/coefficients/modular-images.ts";
import { deriveManifold } from "../../../../../src/derive/manifold/derive-manifold.ts";
import { fieldResidualOrder } from "../../../../../src/derive/manifold/interval/certify-fields.ts";
import { chooseOnInterval } from "../../../../../src/derive/manifold/interval/choose-wavenumbers.ts";
import { modalSystem } from "../../../../../src/derive/manifold/interval/modal-system.ts";
import type { SeriesTerms } from "../../../../../src/derive/manifold/series-terms.ts";
import { rational } from "../../../../../src/exact/rational.ts";
import { substitute } from "../../../../../src/expr/calculus.ts";
import { multiply, number } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { counted } from "../../../../counted.ts";
import { agree } from "../examples.ts";
import { evolution, type FieldText, field, fieldSystem, type SolvedFields, solvedFields } from "./fields.ts";

const KURAMOTO_SIVASHINSKY: FieldText = {
  equations: { u: "-d(u,x,2) - d(u,x,4) + eps^2*r*u - eps*u*d(u,x)" },
  length: "pi",
  ends: "dirichlet",
  errorOrder: 5,
};

const SWIFT_HOHENBERG: FieldText = {
  equations: { u: "eps^2*r*u - u - 2*d(u,x,2) - d(u,x,4) - eps^2*u^3" },
  length: "2*pi",
  ends: "periodic",
  errorOrder: 5,
};

const residual = ({ modal, result }: SolvedFields) =>
  fieldResidualOrder(modal, plainManifold(result, modularCoefficients(MANIFOLD_PRIMES[0], seededRandom(5))));

describe("fields on an interval", () => {
  counted("identity", "the first correction of the Kuramoto-Sivashinsky equation", () => {
    // u u_x = s^2 sin(2x)/2 at leading order, which -u_xx - u_xxxx multiplies by 4 - 16: u_2 = -s^2/24. Then
    // u u_x has s u_2/2 (sin(x) cos(2x) 2 + cos(x) sin(2x)) = -s u_2 sin(x)/2 + ..., so that s' = r s + s u_2/2.
    const solved = solvedFields({ ...KURAMOTO_SIVASHINSKY, errorOrder: 3 });
    expect(agree(field(solved, 0), parseExpression("s1*sin(x) - eps*s1^2*sin(2*x)/24"), 2)).toBe(true);
    expect(agree(evolution(solved), parseExpression("eps^2*(r*s1 - s1^3/48)"), 3)).toBe(true);
    return 2;
  });

  counted(
    "differential",
    "fields that vanish at the ends are the odd ones among periodic fields of twice the length",
    () => {
      const odd = solvedFields(KURAMOTO_SIVASHINSKY);
      const periodic = solvedFields({ ...KURAMOTO_SIVASHINSKY, length: "2*pi", ends: "periodic" });
      const mode = periodic.result.problem.modes.findIndex(({ vector }) =>
        vector.every((entry, k) => {
          const { parity } = at(periodic.modal.coordinates, k).shape;
          return parity === "sin" || (entry.tag === "number" && entry.value.numerator === 0);
        }),
      );
      const others = Object.fromEntries(
        [0, 1, 2].filter((j) => j !== mode).map((j) => [`s${j + 1}`, number(0)] as const),
      );
      const renamed = (e: Parameters<typeof substitute>[0]) =>
        substitute(substitute(e, others), { [`s${mode + 1}`]: parseExpression("s1") });
      expect(agree(renamed(evolution(periodic, mode)), evolution(odd), 5)).toBe(true);
      expect(agree(renamed(field(periodic, 0)), field(odd, 0), 5)).toBe(true);
      return 2;
    },
  );

  counted("identity", "the Swift-Hohenberg equation keeps its symmetries of shift and reflection", () => {
    // cos^3 = 3/4 cos(x) + 1/4 cos(3x); -(1-9)^2 u_3 = s^3/4; the effect of u_3 on cos(x) is -3/4 s^2 u_3.
    const solved = solvedFields(SWIFT_HOHENBERG);
    const radial = (cosine: string, sine: string) =>
      substitute(evolution(solved, 0), { s1: parseExpression(cosine), s2: parseExpression(sine) });
    const expected = parseExpression("eps^2*(r*s1 - 3*s1^3/4) + 3*eps^4*s1^5/1024");
    const first = substitute(evolution(solved, 0), { s2: number(0) });
    expect(agree(first, expected, 5)).toBe(true);
    // An amplitude turned by the angle of (3/5, 4/5) grows by the same law along its own direction.
    const turned = multiply(number(rational(3, 5)), expected);
    expect(agree(radial("3*s1/5", "4*s1/5"), turned, 5)).toBe(true);
    return 2;
  });
});

/** One percent off in one coefficient. */
function mutated(terms: SeriesTerms, index: number): SeriesTerms {
  return terms.map((term, k) =>
    k === index ? { ...term, coefficient: multiply(number(rational(101, 100)), term.coefficient) } : term,
  );
}

describe("the residual of the fields' own equations", () => {
  for (const [title, text] of Object.entries({ KURAMOTO_SIVASHINSKY, SWIFT_HOHENBERG })) {
    counted("wrong-twin", `refuses each wrong coefficient: ${title}`, () => {
      const solved = solvedFields(text);
      expect(residual(solved)).toBe(5);
      let refused = 0;
      for (const part of ["manifold", "evolution"] as const) {
        solved.result[part].forEach((terms, i) => {
          for (const k of terms.keys()) {
            const wrong = solved.result[part].with(i, mutated(terms, k));
            expect(residual({ ...solved, result: { ...solved.result, [part]: wrong } })).toBeLessThan(5);
            refused += 1;
          }
        });
      }
      expect(refused).toBeGreaterThan(10);
      return refused;
    });
  }

  counted(
    "wrong-twin",
    "refuses an expansion that lacks the highest wavenumber, though its own equations hold",
    () => {
      const { fields, interval } = fieldSystem(KURAMOTO_SIVASHINSKY);
      const modal = modalSystem(fields, interval, 4);
      const vector = modal.coordinates.map((_, k) => number(k === 0 ? 1 : 0));
      const modes = [{ eigenvalue: number(0), vector, adjoint: vector }];
      const outcome = deriveManifold({ ...modal.system, modes });
      if (!outcome.ok) throw new Error(outcome.message);
      expect(outcome.value.certificate.holds).toBe(true);
      expect(residual({ modal, result: outcome.value })).toBe(4);
    },
  );
});

counted("behaviour", "wavenumbers are followed as far as the modes drive them", () => {
  const highest = (text: FieldText) =>
    Math.max(...solvedFields(text).modal.coordinates.map(({ shape }) => shape.wavenumber));
  expect(highest(KURAMOTO_SIVASHINSKY)).toBe(5);
  expect(highest({ ...SWIFT_HOHENBERG, length: "2*pi*3", errorOrder: 3 })).toBe(9);
  // eps u^3 widens a field by two wavenumbers for one power of eps.
  const steep = "eps*r*u - u - 2*d(u,x,2) - d(u,x,4) - eps*u^3";
  expect(highest({ ...SWIFT_HOHENBERG, equations: { u: steep }, errorOrder: 3 })).toBe(5);
  return 3;
});

describe("bad input", () => {
  const refusals: readonly (readonly [what: string, equation: string, says: RegExp])[] = [
    [
      "an even term where fields are odd",
      "d(u,x,2) + u - eps*u^2",
      /term -u\^2\*eps .* is even under reflection/,
    ],
    ["a nonlinear leading order", "d(u,x,2) + u - u^3", /term -u\^3 .* is nonlinear at leading order/],
    ["a function of the unknown", "d(u,x,2) + u - eps*sin(u)", /sin\(u\) is no polynomial in the unknowns/],
    ["a state that is none", "d(u,x,2) + u + 2", /du\/dt = 2 there/],
  ];
  for (const [what, equation, says] of refusals) {
    counted("behaviour", what, () => {
      const { fields, interval } = fieldSystem({ ...KURAMOTO_SIVASHINSKY, equations: { u: equation } });
      expect(() => chooseOnInterval(fields, interval, () => ({ modes: [] }))).toThrow(says);
    });
  }
});
