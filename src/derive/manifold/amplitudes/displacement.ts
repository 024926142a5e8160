import { at, ResiduaError } from "../../../core/errors.ts";
import { sum } from "../../../exact/ring.ts";
import { type Expression, multiply, number, orderedSum, power, symbol } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { Composition } from "../certificate/composition.ts";
import { plainSeries } from "../certificate/plain-evaluation.ts";
import { powersOf } from "../certificate/plain-monomials.ts";
import {
  type PlainSeries,
  type PlainSeriesRing,
  type PlainTerm,
  plainSeriesRing,
  termGrade,
} from "../certificate/plain-series.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import type { ManifoldProblem } from "../manifold-problem.ts";
import { constantParts, symbolRoles } from "../symbol-roles.ts";
import { isAutonomous } from "./limit-cycles.ts";
import type { RealManifold } from "./real-form.ts";
import type { RealTerms } from "./real-terms.ts";

/** The name of a displacement in results. */
export const DISPLACEMENT = "A";

/** An oscillation measured by the value of a function of the variables at zero angle, `A`, in place of its modulus. */
export interface Displacement {
  readonly of: Expression;
  /** The modulus and the angle. */
  readonly names: readonly [string, string];
  /** The modulus as a function of A. */
  readonly modulus: Expression;
  /** `dA/dt`. */
  readonly growth: Expression;
  /** `dphi/dt`: of a conservative oscillation the backbone curve. */
  readonly frequency: Expression;
}

/**
 * The evolution of one oscillation by the value `A = f(u)` at `phi = 0`, as with an initial displacement from which the motion
 * starts at rest. The series `A(r)` is reverted, one grade at a time.
 *
 * Precision: exact. Errors: E_DOMAIN where there are other modes, an evolution that depends on the angle or on time, or
 * a function that is not proportional to the modulus at leading order; and for a parameter of that name.
 */
export function displacement(real: RealManifold, problem: ManifoldProblem, f: Expression): Displacement {
  const [motion, ...others] = real.motions;
  const evolution = real.evolution.flatMap(({ terms }) => terms);
  if (motion?.tag !== "oscillation" || others.length > 0 || !isAutonomous(problem, evolution)) {
    throw new ResiduaError(
      "E_DOMAIN",
      "a displacement measures one oscillation whose evolution depends on its modulus alone: leave it out",
    );
  }
  const roles = symbolRoles(problem);
  if ([...problem.variables, ...roles.parameters, ...roles.coefficients].includes(DISPLACEMENT)) {
    throw new ResiduaError(
      "E_DOMAIN",
      `the name '${DISPLACEMENT}' is that of a displacement: rename the parameter`,
    );
  }
  const constants = [
    ...roles.constants,
    ...constantParts(f),
    ...[...real.manifold.flat(), ...evolution].map(({ coefficient }) => coefficient),
  ];
  return overCoefficients(constants, (coefficients) =>
    new DisplacementSeries(coefficients, real, problem).measured(f, motion.names),
  );
}

class DisplacementSeries<E> {
  readonly #coefficients: CoefficientField<E>;
  readonly #real: RealManifold;
  readonly #problem: ManifoldProblem;
  readonly #ring: PlainSeriesRing<E>;

  constructor(coefficients: CoefficientField<E>, real: RealManifold, problem: ManifoldProblem) {
    this.#coefficients = coefficients;
    this.#real = real;
    this.#problem = problem;
    this.#ring = plainSeriesRing(coefficients.field, problem.truncations);
  }

  measured(f: Expression, names: readonly [string, string]): Displacement {
    const ring = this.#ring;
    const [r, phi] = names;
    const value = this.#atZeroAngle(f);
    const modulus = this.#reverted(f, value, r);
    const composition = new Composition(ring, (name) => (name === r ? modulus : undefined));
    const change = (name: string) =>
      this.#series(this.#real.evolution.find((each) => each.name === name)?.terms ?? []);
    const growth = ring.multiply(ring.derivative(value, r), change(r));
    return {
      of: f,
      names,
      modulus: this.#expression(modulus),
      growth: this.#expression(composition.of(growth)),
      frequency: this.#expression(composition.of(change(phi))),
    };
  }

  /** The value of a function of the variables where all sines vanish, and cosines are 1. */
  #atZeroAngle(f: Expression): PlainSeries<E> {
    const { variables } = this.#problem;
    const { coefficients } = symbolRoles(this.#problem);
    const values = this.#real.manifold.map((terms) =>
      this.#series(terms.filter(({ wave }) => wave?.name !== "sin")),
    );
    return plainSeries(f, {
      ring: this.#ring,
      coefficients: this.#coefficients,
      isCoefficient: (name) => coefficients.has(name),
      variable: (name) => (variables.includes(name) ? at(values, variables.indexOf(name)) : undefined),
    });
  }

  /** The modulus by the displacement: from `A = k r + h(r)` by `r = (A - h(r))/k`. */
  #reverted(f: Expression, value: PlainSeries<E>, r: string): PlainSeries<E> {
    const ring = this.#ring;
    const { field } = ring;
    const leading = [...value.values()].filter((term) => this.#grade(term) === 0);
    const [only, ...more] = leading;
    const isProportional = only?.powers.length === 1 && only.powers[0]?.[0] === r && only.powers[0][1] === 1;
    if (only === undefined || !isProportional || more.length > 0) {
      throw new ResiduaError(
        "E_DOMAIN",
        `the displacement ${expressionText(f)} is not proportional to the modulus at zero angle and leading order: choose a variable that is largest there`,
      );
    }
    const inverse = field.divide(field.one, only.coefficient);
    const rest = ring.subtract(value, ring.term(only));
    const displaced = ring.symbol(DISPLACEMENT);
    let [modulus, isSettled] = [ring.scale(displaced, inverse), false];
    while (!isSettled) {
      const known = modulus;
      const inside = new Composition(ring, (name) => (name === r ? known : undefined)).of(rest);
      const next = ring.scale(ring.subtract(displaced, inside), inverse);
      isSettled = ring.equals(next, modulus);
      modulus = next;
    }
    return modulus;
  }

  #series(terms: RealTerms): PlainSeries<E> {
    const { value, field } = this.#coefficients;
    return sum(
      this.#ring,
      terms.map(({ coefficient, factors }) =>
        this.#ring.term({
          coefficient: value(coefficient),
          powers: powersOf(factors),
          rate: field.zero,
        }),
      ),
    );
  }

  #grade(term: PlainTerm<E>): number {
    return termGrade(term, this.#problem.truncations);
  }

  #expression(series: PlainSeries<E>): Expression {
    const terms = [...series.values()].toSorted((a, b) => this.#grade(a) - this.#grade(b));
    return orderedSum(
      terms.map(({ coefficient, powers }) =>
        multiply(
          this.#coefficients.expression(coefficient),
          ...powers
            .toSorted(([p], [q]) => Number(p === DISPLACEMENT) - Number(q === DISPLACEMENT))
            .map(([name, exponent]) => power(symbol(name), number(exponent))),
        ),
      ),
    );
  }
}
