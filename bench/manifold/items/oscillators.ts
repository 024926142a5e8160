import { at } from "../../../src/core/errors.ts";
import { type Rational, rational, rationals, rationalText } from "../../../src/exact/rational.ts";
import { exactValue } from "../../../src/expr/evaluate.ts";
import { type Expression, multiply } from "../../../src/expr/expression.ts";
import { type Facts, firstDifference } from "../../harness/facts.ts";
import type { BenchmarkItem, Target } from "../../harness/item.ts";
import { type Oscillator, oscillatorSums } from "../../problems/residue-oscillator.ts";
import { FIELD } from "../../problems/residue-polynomials.ts";
import { residueOf, residueOfText } from "../../problems/residues.ts";
import { certified, problemOfSystem } from "../system.ts";

interface OscillatorCase {
  readonly name: string;
  readonly title: string;
  /** The right-hand side of v', for x' = v. */
  readonly force: string;
  readonly factor: Rational;
  readonly square: Oscillator["square"];
}

const ORDERS = [8, 16];

/** The package's author states 39 s and another's code 35 min for Rayleigh's equation to order 16. */
const TARGET: Target = { tag: "limits", seconds: 5, gibibytes: 2 };

/** Van der Pol's equation in normal form. */
export const vanDerPol = ORDERS.map((errorOrder) =>
  oscillator(
    {
      name: "van-der-pol",
      title: "x'' + x = eps (1 - x^2) x'",
      force: "-x + eps*(1 - x^2)*v",
      factor: rational(-1),
      square: "displacement",
    },
    errorOrder,
  ),
);

/** Rayleigh's equation in normal form. */
export const rayleigh = ORDERS.map((errorOrder) =>
  oscillator(
    {
      name: "rayleigh",
      title: "x'' + x = eps (x' - x'^3/3)",
      force: "-x + eps*(v - v^3/3)",
      factor: rational(-1, 3),
      square: "velocity",
    },
    errorOrder,
  ),
);

function oscillator(
  { name, title, force, factor, square }: OscillatorCase,
  errorOrder: number,
): BenchmarkItem {
  const mode = (sign: string) => ({ eigenvalue: `${sign}i`, vector: ["1", `${sign}i`] });
  const problem = problemOfSystem({
    equations: { x: "v", v: force },
    modes: [mode(""), mode("-")],
    errorOrder,
  });
  return {
    id: `${name} order ${errorOrder}`,
    title: `normal form of ${title} with errors O(eps^${errorOrder})`,
    ...(errorOrder === ORDERS[0] ? {} : { harderThan: `${name} order ${ORDERS[0]}` }),
    solve: () => evolutionSums(certified(problem), errorOrder),
    complaint: (facts) => {
      const sums = oscillatorSums({ square, factor: residueOf(factor, FIELD) }, errorOrder);
      const expected = sums.map((sum, k) => [`h${k + 1}`, `${sum}`]);
      const found = Object.entries(facts).map(([key, text]) => [key, `${residueOfText(text, FIELD)}`]);
      return firstDifference(Object.fromEntries(found), Object.fromEntries(expected));
    },
    forPeers: {
      name: "manifold/oscillator",
      data: { errorOrder: `${errorOrder}`, factor: rationalText(factor), square },
    },
    cannot: {},
    targets: errorOrder === 16 ? [TARGET] : [],
  };
}

/**
 * The sums `h_k` of the coefficients of order k in the time i t and the small parameter eps/(2 i), in which they are
 * rational: those of odd order are real in our evolution, those of even order imaginary.
 */
function evolutionSums({ evolution }: ReturnType<typeof certified>, errorOrder: number): Facts {
  const sums = Array.from({ length: errorOrder }, () => rationals.zero);
  for (const { grade, coefficient } of at(evolution, 0)) {
    sums[grade] = rationals.add(at(sums, grade), exactValue(withoutUnit(coefficient)));
  }
  const scaled = sums.map((sum, k) => {
    const sign = Math.floor(k / 2) % 2 === 0 ? 1n : -1n;
    return rationals.multiply(sum, rational(sign * 2n ** BigInt(k)));
  });
  return Object.fromEntries(scaled.slice(1).map((sum, k) => [`h${k + 1}`, rationalText(sum)]));
}

/** A real or imaginary number without its factor i. */
function withoutUnit(e: Expression): Expression {
  const factors = e.tag === "product" ? e.factors : [e];
  return multiply(...factors.filter(({ tag }) => tag !== "constant"));
}
