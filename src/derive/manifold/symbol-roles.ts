import { ResiduaError } from "../../core/errors.ts";
import { differentiate, substitute, symbolsOf } from "../../expr/calculus.ts";
import { call, constant, type Expression, multiply, number } from "../../expr/expression.ts";
import { readJetSymbol } from "../../expr/jet-symbol.ts";
import { parseExpression } from "../../expr/parse.ts";
import { partsOf } from "../../expr/parts.ts";
import { conjugate } from "./conjugate.ts";
import { leadingEquations, smallSymbols, zeros } from "./leading-order.ts";
import { type ManifoldProblem, TIME } from "./manifold-problem.ts";

/** What the symbols of a problem are to its solution. */
export interface SymbolRoles {
  /** Symbols of the field of coefficients: those of the linear part and of whatever is divided by. */
  readonly coefficients: ReadonlySet<string>;
  /** All others: symbols of the series. */
  readonly parameters: readonly string[];
  /** The texts of delays. */
  readonly delays: readonly string[];
  /** The constants that the field of coefficients must contain. */
  readonly constants: readonly Expression[];
}

/** The roles of a problem's symbols. Errors: E_UNDECLARED for operators on what is no variable. */
export function symbolRoles(problem: ManifoldProblem): SymbolRoles {
  const names = new Set(problem.equations.flatMap(symbolsOf));
  const unknowns = [...names].filter((name) => isUnknown(problem, name));
  const delays = [...new Set(unknowns.flatMap(delayOf))];
  const constants = [
    ...modeConstants(problem),
    ...delays.map((text) => parseExpression(text)),
    ...delayFactors(problem, delays),
    ...leadingConstants(problem, unknowns),
    ...forcingRates(problem.equations),
    ...(problem.amplitudeFunctions ?? []).flatMap(constantParts),
  ];
  const coefficients = new Set(constants.flatMap(symbolsOf));
  coefficients.delete(TIME);
  const varying = Object.entries(problem.timeDerivatives).flatMap(([name, e]) => [name, ...symbolsOf(e)]);
  const parameters = [...new Set([...names, ...varying])].filter(
    (name) => name !== TIME && !unknowns.includes(name) && !coefficients.has(name),
  );
  return { coefficients, parameters: parameters.toSorted(), delays, constants };
}

/** The largest parts of an expression without symbols. */
export function constantParts(e: Expression): readonly Expression[] {
  return symbolsOf(e).length === 0 ? [e] : partsOf(e).flatMap(constantParts);
}

function modeConstants({ modes }: ManifoldProblem): readonly Expression[] {
  return modes.flatMap(({ eigenvalue, vector, adjoint, nominalEigenvalue }) => [
    eigenvalue,
    ...vector,
    ...adjoint.map(conjugate),
    ...(nominalEigenvalue === undefined ? [] : [nominalEigenvalue]),
  ]);
}

/** `exp(-rate tau)` for all rates and delays. */
function delayFactors(
  { modes, equations }: ManifoldProblem,
  delays: readonly string[],
): readonly Expression[] {
  const rates = [...modes.map(({ eigenvalue }) => eigenvalue), ...forcingRates(equations)];
  return delays.flatMap((text) => rates.map((rate) => delayFactor(rate, parseExpression(text))));
}

/** `exp(-rate tau)`. */
export function delayFactor(rate: Expression, delay: Expression): Expression {
  return call("exp", multiply(number(-1), rate, delay));
}

/** Whether a name is a variable, or what an operator makes of one. */
export function isUnknown({ variables }: Pick<ManifoldProblem, "variables">, name: string): boolean {
  const jet = readJetSymbol(name);
  return jet === undefined ? variables.includes(name) : isUnknown({ variables }, jet.subject);
}

/** Whether a name is that of a noise, or of a convolution of noises. */
export function isNoise({ noise = [] }: Pick<ManifoldProblem, "noise">, name: string): boolean {
  return noise.includes(name) || readJetSymbol(name)?.operator === "conv";
}

function delayOf(name: string): readonly string[] {
  const jet = readJetSymbol(name);
  if (jet === undefined) return [];
  return [...(jet.operator === "delay" ? jet.operands : []), ...delayOf(jet.subject)];
}

/** The entries of the linear part, and what is divided by or taken a function of, where all small symbols vanish. */
function leadingConstants(problem: ManifoldProblem, unknowns: readonly string[]): readonly Expression[] {
  const { equations, variables } = problem;
  const atZero = zeros([...smallSymbols(problem), ...unknowns, ...variables]);
  const leading = (e: Expression) => substitute(e, atZero);
  // Whatever is small goes first: derivatives of long equations are what takes the time.
  const entries = leadingEquations(problem).flatMap((largest) => {
    const present = symbolsOf(largest);
    return unknowns
      .filter((name) => present.includes(name))
      .map((name) => leading(differentiate(largest, name)));
  });
  const divisors = equations.flatMap((e) => divisorsAndArguments(e)).map(leading);
  return [...entries, ...divisors].filter((e) => !symbolsOf(e).includes(TIME));
}

function divisorsAndArguments(e: Expression): readonly Expression[] {
  const inner = partsOf(e).flatMap(divisorsAndArguments);
  if (e.tag === "call") return [e, ...inner];
  if (e.tag !== "power" || e.exponent.tag !== "number") return inner;
  const { numerator, denominator } = e.exponent.value;
  return numerator < 0 || denominator !== 1 ? [e, ...inner] : inner;
}

/** The rates r of the factors `exp(r t)` that functions of time bring. Errors: E_UNSUPPORTED. */
function forcingRates(equations: readonly Expression[]): readonly Expression[] {
  return equations.flatMap((e) => callsOfTime(e).map(forcingRate));
}

/** The calls of functions whose arguments contain time. */
export function callsOfTime(e: Expression): readonly (Expression & { tag: "call" })[] {
  const own = e.tag === "call" && symbolsOf(e.argument).includes(TIME) ? [e] : [];
  return own.length > 0 ? own : partsOf(e).flatMap(callsOfTime);
}

/** The rate r with which `exp`, or the first exponential of `sin` and `cos`, varies like `exp(r t)`. Errors: E_UNSUPPORTED. */
export function forcingRate({ name, argument }: Expression & { tag: "call" }): Expression {
  const slope = differentiate(argument, TIME);
  if (symbolsOf(slope).includes(TIME) || (name !== "exp" && name !== "sin" && name !== "cos")) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "time may occur in exp, sin and cos of its multiples only: give any other function of time as a symbol with a time derivative",
    );
  }
  return name === "exp" ? slope : multiply(constant("i"), slope);
}
