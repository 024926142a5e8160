import { at } from "../../../src/core/errors.ts";
import { rationalText } from "../../../src/exact/rational.ts";
import { exactValue } from "../../../src/expr/evaluate.ts";
import { multiply } from "../../../src/expr/expression.ts";
import type { BenchmarkItem } from "../../harness/item.ts";
import { RESIDUES, residueOfText, solveByElimination } from "../../problems/residues.ts";
import { certified, problemOfSystem, type System } from "../system.ts";

const OSCILLATORS = 20;

const NO_SCRIPT = "no script is written for it";

/** Oscillators of frequency 1, coupled by springs with a quadratic part, each with softer springs of its own than the last. */
function chain(): System {
  const names = Array.from({ length: OSCILLATORS }, (_, k) => k + 1);
  const stretch = (k: number) => (k < 1 || k >= OSCILLATORS ? "0" : `(x${k + 1} - x${k})`);
  const force = (k: number) =>
    `-x${k} + ${stretch(k)} - ${stretch(k - 1)} + eps*(${stretch(k)}^2 - ${stretch(k - 1)}^2 + x${k}^2/${k}) - eps^2*x${k}^3/${k}`;
  const inPhase = (sign: string) => ({
    eigenvalue: `${sign}i`,
    vector: [...names.map(() => "1"), ...names.map(() => `${sign}i`)],
  });
  return {
    equations: Object.fromEntries([
      ...names.map((k) => [`x${k}`, `v${k}`]),
      ...names.map((k) => [`v${k}`, force(k)]),
    ]),
    modes: [inPhase(""), inPhase("-")],
    errorOrder: 3,
  };
}

/**
 * Half the frequency's shift: of `ds1/dt = i shift s1^2 s2` for the mode in which all move alike, from its harmonics. These
 * solve (K - 4) A = q and K B = 2 q with the stiffness K and q_k = 1/k, and the mean force at the mode's own frequency is
 * that of 2 q (A + B) - 3 q.
 */
function expectedShift(): bigint {
  const { add, multiply: times, divide, subtract, fromInteger, zero } = RESIDUES;
  const sites = Array.from({ length: OSCILLATORS }, (_, k) => k);
  const q = sites.map((k) => divide(fromInteger(1), fromInteger(k + 1)));
  const stiffness = (shift: number) =>
    sites.map((i) =>
      sites.map((j) => {
        const neighbours = i === 0 || i === OSCILLATORS - 1 ? 1 : 2;
        if (i === j) return fromInteger(1 + neighbours - shift);
        return Math.abs(i - j) === 1 ? fromInteger(-1) : zero;
      }),
    );
  const second = solveByElimination(stiffness(4), q);
  const mean = solveByElimination(
    stiffness(0),
    q.map((value) => times(value, 2n)),
  );
  const force = sites
    .map((k) => {
      const harmonics = times(2n, add(at(second, k), at(mean, k)));
      return times(at(q, k), subtract(harmonics, fromInteger(3)));
    })
    .reduce(add, zero);
  return divide(force, fromInteger(-2 * OSCILLATORS));
}

/** Forty variables, of which one mode is followed. */
export const oscillatorChain: BenchmarkItem = {
  id: "chain",
  title: `one mode of a chain of ${OSCILLATORS} oscillators, 40 variables, to cubic order`,
  solve: () => {
    const [term] = at(certified(problemOfSystem(chain())).evolution, 0);
    const coefficient = term?.coefficient ?? multiply();
    const factors = coefficient.tag === "product" ? coefficient.factors : [coefficient];
    // The coefficient is imaginary: its factor i is a constant.
    return { shift: rationalText(exactValue(multiply(...factors.filter(({ tag }) => tag !== "constant")))) };
  },
  complaint: (facts) => {
    const [found, expected] = [residueOfText(facts["shift"]), expectedShift()];
    return found === expected ? undefined : `shift: expected ${expected}, got ${found} modulo a prime`;
  },
  forPeers: { name: "manifold/chain", data: {} },
  cannot: { Maxima: NO_SCRIPT, SymPy: NO_SCRIPT },
  targets: [{ tag: "limits", seconds: 20, gibibytes: 2 }],
};
