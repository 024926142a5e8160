import { at } from "../../../core/errors.ts";
import { DISPLACEMENT } from "../../../derive/manifold/amplitudes/displacement.ts";
import { type GradedSum, gradedSumExpression } from "../../../derive/manifold/amplitudes/graded-sum.ts";
import type { LimitCycle } from "../../../derive/manifold/amplitudes/limit-cycles.ts";
import type { RealForm, RealMotion } from "../../../derive/manifold/amplitudes/real-motions.ts";
import { amplitudeName, type Mode, TIME } from "../../../derive/manifold/manifold-problem.ts";
import { substitute } from "../../../expr/calculus.ts";
import {
  add,
  call,
  constant,
  divide,
  type Expression,
  isNumber,
  multiply,
  number,
  ONE,
  symbol,
} from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { orderLatex, orderText } from "./order-text.ts";
import { type NamedExpressions, shownVariables } from "./shown-system.ts";

/** The functions of the variables that amplitudes are on the manifold, where the file gives some. */
export function functionDefinitions({ file, result }: SolvedManifold): readonly Definition[] {
  return (result.problem.amplitudeFunctions ?? []).map((e, j) => ({
    complex: movingAmplitude(result.problem.modes, j),
    value: atEmbeddingOne({ file }, e),
  }));
}

/** What each complex amplitude is in real ones: `s1*exp(i*t) = (a1 + i*b1)/2`. */
export function amplitudeDefinitions({ real, result }: SolvedManifold): readonly Definition[] {
  const { form = "real", motions = [] } = real?.manifold ?? {};
  return motions.flatMap((motion) =>
    motion.tag === "mode"
      ? []
      : [
          {
            complex: movingAmplitude(result.problem.modes, motion.ahead),
            value: realDefinition(motion, form),
          },
        ],
  );
}

/** An amplitude times the exponential that it leaves out. */
function movingAmplitude(modes: readonly Mode[], index: number): Expression {
  const { eigenvalue } = at(modes, index);
  const amplitude = symbol(amplitudeName(index));
  return isNumber(eigenvalue, 0)
    ? amplitude
    : multiply(amplitude, call("exp", multiply(eigenvalue, symbol(TIME))));
}

export interface Definition {
  readonly complex: Expression;
  readonly value: Expression;
}

function realDefinition({ names }: RealMotion & { readonly tag: "oscillation" }, form: RealForm): Expression {
  const [first, second] = names.map(symbol);
  const [a, b] = [first ?? ONE, second ?? ONE];
  const i = constant("i");
  return form === "real"
    ? divide(add(a, multiply(i, b)), number(2))
    : divide(multiply(a, call("exp", multiply(i, b))), number(2));
}

/** A series of a limit cycle, with the embedding's parameter at 1. */
export function shownSum({ file }: Pick<SolvedManifold, "file">, sum: GradedSum): Expression {
  return atEmbeddingOne({ file }, gradedSumExpression(sum));
}

/** ` + O(eps^3)` for the errors of a series in the small parameters of a file, but for one that it gives. */
export function sumErrorText(solved: SolvedManifold, sum: Errors, given?: string): string {
  const names = smallNames(solved, given);
  return names.length === 0 ? "" : ` + ${orderText(names, sum.errorOrder)}`;
}

/** The same in LaTeX. */
export function sumErrorLatex(
  solved: SolvedManifold,
  sum: Errors,
  latex: LatexOptions,
  given?: string,
): string {
  const names = smallNames(solved, given).map((name) => expressionLatex(symbol(name), latex));
  return names.length === 0 ? "" : ` + ${orderLatex(names, sum.errorOrder)}`;
}

type Errors = Pick<GradedSum, "errorOrder">;

function smallNames({ result }: SolvedManifold, given: string | undefined): readonly string[] {
  return Object.keys(result.problem.truncations[0]?.weights ?? {}).filter((name) => name !== given);
}

/** The modulus by the displacement, and the evolution of both in it; none where the file does not ask for it. */
export function displacementFormulas(
  solved: SolvedManifold,
): readonly (readonly [name: string, value: Expression])[] {
  const found = solved.real?.displacement;
  if (found === undefined) return [];
  const [modulus, angle] = found.names;
  return [
    [modulus, atEmbeddingOne(solved, found.modulus)],
    [`d${DISPLACEMENT}/dt`, atEmbeddingOne(solved, found.growth)],
    [`d${angle}/dt`, atEmbeddingOne(solved, found.frequency)],
  ];
}

/** The variables themselves on a limit cycle, with errors of the order that its modulus has. */
export function cycleOrbit(solved: SolvedManifold, { orbit }: LimitCycle): NamedExpressions {
  return shownVariables(
    solved,
    orbit.map((sum) => shownSum(solved, sum)),
  );
}

/** An expression with the embedding's parameter at 1, where the embedded system is the one that was typed. */
function atEmbeddingOne({ file: { embedding } }: Pick<SolvedManifold, "file">, e: Expression): Expression {
  return embedding === undefined ? e : substitute(e, { [embedding]: ONE });
}

/** What is positive where a limit cycle exists: the leading square of its modulus, with the sign of a number before it. */
export function positiveOnCycle({ leadingSquare }: LimitCycle): Expression {
  if (leadingSquare.tag !== "product") return leadingSquare;
  return multiply(
    ...leadingSquare.factors.map((factor) =>
      factor.tag === "number" ? number(Math.sign(Number(factor.value.numerator))) : factor,
    ),
  );
}
