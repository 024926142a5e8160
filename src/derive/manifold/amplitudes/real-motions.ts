import { at, ResiduaError } from "../../../core/errors.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { constant, type Expression } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import { toFloatComplex, toFloatReal } from "../coefficients/float-values.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { complexParts } from "../complex-parts.ts";
import { conjugate } from "../conjugate.ts";
import { amplitudeName, type ManifoldProblem, type Mode } from "../manifold-problem.ts";

/** Real amplitudes in place of complex ones: Cartesian, or modulus and angle. */
export type RealForm = "real" | "polar";

/** A real mode, or the two complex conjugate modes of an oscillation; modes by index. */
export type RealMotion =
  | { readonly tag: "mode"; readonly mode: number; readonly name: string }
  | {
      readonly tag: "oscillation";
      /** The mode of positive frequency, and its conjugate. */
      readonly ahead: number;
      readonly behind: number;
      /** `a, b` with `s_ahead exp(lambda t) = (a + i b)/2`, or `r, phi` where it is `(r/2) exp(i phi)`. */
      readonly names: readonly [string, string];
    };

/**
 * The real motions that the modes of a real system make up, in the order of the modes.
 * Errors: E_DOMAIN for a polar form where no mode oscillates, for a complex mode whose conjugate was not chosen, and for
 * names that the problem uses itself.
 */
export function realMotions(problem: ManifoldProblem, form: RealForm): readonly RealMotion[] {
  const { modes } = problem;
  const [first, second] = form === "real" ? ["a", "b"] : ["r", "phi"];
  const motions: RealMotion[] = [];
  const paired = new Set<number>();
  for (const [index, mode] of modes.entries()) {
    if (paired.has(index)) continue;
    if (areConjugate(mode, mode)) {
      motions.push({ tag: "mode", mode: index, name: amplitudeName(index) });
      continue;
    }
    const partner = modes.findIndex((other, k) => k > index && !paired.has(k) && areConjugate(mode, other));
    if (partner < 0) throw noPartner(index, mode);
    paired.add(partner);
    const [ahead, behind] = isClockwise(mode.eigenvalue) ? [partner, index] : [index, partner];
    const number = motions.filter(({ tag }) => tag === "oscillation").length + 1;
    motions.push({ tag: "oscillation", ahead, behind, names: [`${first}${number}`, `${second}${number}`] });
  }
  if (form === "polar" && motions.every(({ tag }) => tag === "mode")) throw noOscillation();
  requireFreeNames(problem, motions);
  return motions;
}

/** Whether two modes have complex conjugate eigenvalues and vectors. */
export function areConjugate(mode: Mode, other: Mode): boolean {
  const [left, right] = [
    [mode.eigenvalue, ...mode.vector],
    [other.eigenvalue, ...other.vector].map(conjugate),
  ] as const;
  return overCoefficients([...left, ...right], ({ field, value }) =>
    left.every((e, k) => field.equals(value(e), value(at(right, k)))),
  );
}

/** Whether the imaginary part is a negative number. */
function isClockwise(eigenvalue: Expression): boolean {
  const known = toFloatComplex(eigenvalue);
  if (known !== undefined) return known.im < 0;
  const constants = [eigenvalue, conjugate(eigenvalue), constant("i")];
  const frequency = overCoefficients(constants, (coefficients) => {
    const [, imaginary] = complexParts(coefficients, coefficients.value(eigenvalue));
    return coefficients.expression(imaginary);
  });
  return (toFloatReal(frequency) ?? 0) < 0;
}

function noOscillation(): ResiduaError {
  return new ResiduaError(
    "E_DOMAIN",
    "no mode chosen oscillates, so that there is no phase: leave out the polar form, or choose oscillating modes",
  );
}

function noPartner(index: number, { eigenvalue }: Mode): ResiduaError {
  return new ResiduaError(
    "E_DOMAIN",
    `the mode of ${amplitudeName(index)} with eigenvalue ${expressionText(eigenvalue)} has no complex conjugate, with the conjugate vector, among the modes chosen: choose both, or complex amplitudes`,
  );
}

function requireFreeNames(
  { variables, equations, space }: ManifoldProblem,
  motions: readonly RealMotion[],
): void {
  const used = [...variables, ...space, ...equations.flatMap(symbolsOf)];
  const names = motions.flatMap((motion) => (motion.tag === "mode" ? [motion.name] : motion.names));
  const clash = names.find((name) => used.includes(name));
  if (clash === undefined) return;
  throw new ResiduaError(
    "E_DOMAIN",
    `the name '${clash}' is that of a real amplitude: rename the variable or parameter, or choose complex amplitudes`,
  );
}
