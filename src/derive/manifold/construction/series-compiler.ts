import { at, ResiduaError } from "../../../core/errors.ts";
import { ownValue } from "../../../core/own-value.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import {
  call,
  type Expression,
  type FunctionName,
  number,
  ONE,
  subtract,
  symbol,
  ZERO,
} from "../../../expr/expression.ts";
import { derivativeOrders, type JetSymbol, readJetSymbol } from "../../../expr/jet-symbol.ts";
import { expressionText } from "../../../expr/text.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { type ManifoldProblem, TIME } from "../manifold-problem.ts";
import { EMPTY_PART } from "../series/part.ts";
import { knownSeries, type Relaxed, relaxedSum, type SeriesSpace, singleTerm } from "../series/relaxed.ts";
import { relaxedFunction, relaxedReciprocal } from "../series/relaxed-functions.ts";
import { relaxedProduct } from "../series/relaxed-product.ts";
import { isUnknown, type SymbolRoles } from "../symbol-roles.ts";
import type { Phases } from "./phases.ts";
import type { UnknownKey, Unknowns } from "./unknowns.ts";

/** What a compiler of expressions needs to know of a construction. */
export interface CompilerContext<E> {
  readonly space: SeriesSpace<E>;
  readonly coefficients: CoefficientField<E>;
  readonly problem: ManifoldProblem;
  readonly roles: SymbolRoles;
  readonly unknowns: Unknowns<E>;
  readonly phases: Phases<E>;
  /** The symbol of the series for a parameter. */
  readonly parameter: (name: string) => number;
}

/** Makes relaxed series of expressions; equal subexpressions share one. */
export class SeriesCompiler<E> {
  readonly #context: CompilerContext<E>;
  readonly #made = new Map<string, Relaxed<E>>();

  constructor(context: CompilerContext<E>) {
    this.#context = context;
  }

  /** The series of an expression. Errors: E_UNSUPPORTED, E_DOMAIN, E_DIVISION_BY_ZERO, E_UNDECLARED. */
  series(e: Expression): Relaxed<E> {
    const key = expressionText(e);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = this.#isConstant(e) ? this.#constant(e) : this.#compile(e);
    this.#made.set(key, made);
    return made;
  }

  #isConstant(e: Expression): boolean {
    return symbolsOf(e).every((name) => this.#context.roles.coefficients.has(name));
  }

  #constant(e: Expression): Relaxed<E> {
    return singleTerm(this.#context.space, 0, this.#context.coefficients.value(e));
  }

  #compile(e: Expression): Relaxed<E> {
    const { field } = this.#context.space;
    switch (e.tag) {
      case "number":
      case "constant":
        return this.#constant(e);
      case "symbol":
        return this.#symbol(e.name);
      case "sum":
        return relaxedSum(
          this.#context.space,
          e.terms.map((term) => [field.one, this.series(term)]),
        );
      case "product":
        return this.#product(e.factors);
      case "power":
        return this.#power(e.base, e.exponent);
      case "call":
        return this.#call(e);
    }
  }

  #symbol(name: string): Relaxed<E> {
    const { space, problem, unknowns, parameter } = this.#context;
    if (isUnknown(problem, name)) return unknowns.series(this.unknownKey(name));
    if (name === TIME) throw bareTime();
    const jet = readJetSymbol(name);
    if (jet !== undefined) return this.#ofParameter(jet);
    return singleTerm(space, space.table.power(parameter(name), 1), space.field.one);
  }

  /** Parameters are the same everywhere, and those that do not vary at any time. */
  #ofParameter({ operator, subject }: JetSymbol): Relaxed<E> {
    if (operator === "d") return this.#constant(ZERO);
    if (operator === "delay" && ownValue(this.#context.problem.timeDerivatives, subject) === undefined) {
      return this.series(symbol(subject));
    }
    throw new ResiduaError("E_UNSUPPORTED", `${operator} of ${subject}, which is no variable`);
  }

  /** The unknown that a name stands for. Errors: E_UNDECLARED, E_UNSUPPORTED. */
  unknownKey(name: string): UnknownKey {
    const { variables, space } = this.#context.problem;
    const jet = readJetSymbol(name);
    if (jet === undefined) {
      return { variable: variables.indexOf(name), orders: space.map(() => 0), delay: undefined };
    }
    const inner = this.unknownKey(jet.subject);
    switch (jet.operator) {
      case "d":
        return { ...inner, orders: addedOrders(space, inner.orders, derivativeOrders(jet.operands)) };
      case "delay":
        return this.#delayedKey(inner, at(jet.operands, 0));
      case "conv":
        throw new ResiduaError("E_UNSUPPORTED", "convolutions apply to noises, not to variables");
    }
  }

  #delayedKey(inner: UnknownKey, text: string): UnknownKey {
    if (inner.delay === undefined) return { ...inner, delay: this.#context.roles.delays.indexOf(text) };
    throw new ResiduaError("E_UNSUPPORTED", "a delay of a delay: add the delays up to one");
  }

  /** Factors without unknowns come last: they may be small, and then nothing before them is needed at the highest grade. */
  #product(factors: readonly Expression[]): Relaxed<E> {
    const { space, problem } = this.#context;
    const hasUnknown = (e: Expression) => symbolsOf(e).some((name) => isUnknown(problem, name));
    const known = factors.filter((factor) => !hasUnknown(factor));
    const unknown = factors.filter(hasUnknown);
    const multiplyAll = (items: readonly Expression[]) => {
      const [first = ONE, ...rest] = items;
      return rest.reduce(
        (series, item) => relaxedProduct(space, series, this.series(item)),
        this.series(first),
      );
    };
    if (known.length === 0) return multiplyAll(unknown);
    if (unknown.length === 0) return multiplyAll(known);
    const rest = unknown.length === 1 ? at(unknown, 0) : ({ tag: "product", factors: unknown } as const);
    return relaxedProduct(space, multiplyAll(known), this.series(rest));
  }

  #power(base: Expression, exponent: Expression): Relaxed<E> {
    const { space } = this.#context;
    if (exponent.tag !== "number") {
      return this.series(call("exp", { tag: "product", factors: [exponent, call("log", base)] }));
    }
    const { numerator, denominator } = exponent.value;
    const k = Number(numerator);
    if (denominator === 2) return this.#power(call("sqrt", base), number(numerator));
    if (denominator !== 1) {
      throw new ResiduaError(
        "E_UNSUPPORTED",
        `the power ${expressionText(exponent)} is neither whole nor a half`,
      );
    }
    if (k < 0) {
      const series = this.series(base);
      return this.#naturalPower(
        relaxedReciprocal(space, series, this.#leading(series, base)),
        `1/(${expressionText(base)})`,
        -k,
      );
    }
    return this.#naturalPower(this.series(base), expressionText(base), k);
  }

  /** Powers by repeated squaring, each made once. */
  #naturalPower(base: Relaxed<E>, text: string, exponent: number): Relaxed<E> {
    if (exponent === 0) return this.#constant(ONE);
    if (exponent === 1) return base;
    const key = `(${text})^${exponent}`;
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const half = this.#naturalPower(base, text, Math.floor(exponent / 2));
    const rest = this.#naturalPower(base, text, Math.ceil(exponent / 2));
    const made = relaxedProduct(this.#context.space, half, rest);
    this.#made.set(key, made);
    return made;
  }

  #call(e: Expression & { tag: "call" }): Relaxed<E> {
    const { space, phases, coefficients } = this.#context;
    if (symbolsOf(e.argument).includes(TIME)) {
      const part = phases.part(e);
      return knownSeries(space, (grade) => (grade === 0 ? part : EMPTY_PART));
    }
    const argument = this.series(e.argument);
    const start = coefficients.expression(this.#leading(argument, e.argument));
    return relaxedFunction(space, e.name, argument, {
      value: coefficients.value(call(e.name, start)),
      derivative: coefficients.value(derivativeAt(e.name, start)),
    });
  }

  /** The constant that a series is at grade zero. Errors: E_DOMAIN where it is none. */
  #leading(series: Relaxed<E>, e: Expression): E {
    if (series.constant !== undefined) return series.constant;
    throw new ResiduaError(
      "E_DOMAIN",
      `${expressionText(e)} is no constant at leading order, so that functions of it and quotients by it have no expansion: give what varies in it a small factor`,
    );
  }
}

function derivativeAt(name: FunctionName, start: Expression): Expression {
  switch (name) {
    case "exp":
      return call("exp", start);
    case "log":
      return { tag: "power", base: start, exponent: number(-1) };
    case "sin":
      return call("cos", start);
    case "cos":
      return subtract(number(0), call("sin", start));
    case "sqrt":
      return {
        tag: "power",
        base: { tag: "product", factors: [number(2), call("sqrt", start)] },
        exponent: number(-1),
      };
  }
}

function addedOrders(
  space: readonly string[],
  orders: readonly number[],
  added: ReadonlyMap<string, number>,
): readonly number[] {
  const unknown = [...added.keys()].find((direction) => !space.includes(direction));
  if (unknown !== undefined) {
    const message =
      unknown === TIME
        ? "a time derivative stands in an equation: each gives the first derivative of one variable; let others be variables too"
        : `the direction '${unknown}' of a derivative is not declared: list it under space`;
    throw new ResiduaError(unknown === TIME ? "E_UNSUPPORTED" : "E_UNDECLARED", message);
  }
  return orders.map((order, d) => order + (added.get(at(space, d)) ?? 0));
}

function bareTime(): ResiduaError {
  return new ResiduaError(
    "E_UNSUPPORTED",
    `time '${TIME}' may occur in exp, sin and cos of its multiples only: give any other function of time as a symbol with a time derivative`,
  );
}
