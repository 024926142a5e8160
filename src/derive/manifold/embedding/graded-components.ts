import { at, ResiduaError } from "../../../core/errors.ts";
import { rational } from "../../../exact/rational.ts";
import { differentiate } from "../../../expr/calculus.ts";
import {
  add,
  type Expression,
  isNatural,
  isNumber,
  multiply,
  number,
  ONE,
  power,
  symbol,
  ZERO,
} from "../../../expr/expression.ts";
import { gatherFactors } from "../../../expr/gather-factors.ts";
import { expressionText } from "../../../expr/text.ts";
import { simplestForm } from "../coefficients/simplest-form.ts";

/** How often a term contains unknowns, and how small it is besides. */
export interface Degree {
  readonly unknowns: number;
  readonly small: number;
}

/** The components of an expression by degree; none is zero. */
export type Components = readonly (Degree & { readonly value: Expression })[];

export interface ComponentRules {
  /** The degree of a symbol or a function of time, where it is not zero. */
  readonly degreeOf: (e: Expression) => Degree | undefined;
  /** Components of higher grade, `max(unknowns - 1, 0) + small`, are left out. */
  readonly highestGrade: number;
}

/** The power of the small parameter that the standard embedding gives to a component. */
export function gradeOf({ unknowns, small }: Degree): number {
  return Math.max(unknowns - 1, 0) + small;
}

const CONSTANT: Degree = { unknowns: 0, small: 0 };

/**
 * An expression taken apart by how often its terms contain unknowns: polynomials as they are, other functions by their
 * Taylor series about the values where all unknowns vanish.
 * Errors: E_DOMAIN for a function that is not analytic there.
 */
export function gradedComponents(e: Expression, rules: ComponentRules): Components {
  const own = rules.degreeOf(e);
  if (own !== undefined) return gradeOf(own) > rules.highestGrade ? [] : [{ ...own, value: e }];
  const inside = (part: Expression) => gradedComponents(part, rules);
  switch (e.tag) {
    case "number":
    case "constant":
    case "symbol":
      return isNumber(e, 0) ? [] : [{ ...CONSTANT, value: e }];
    case "sum":
      return collected(e.terms.flatMap(inside));
    case "product":
      return e.factors.map(inside).reduce((a, b) => product(a, b, rules), unit());
    case "power":
      return powerComponents(e, inside(e.base), rules);
    case "call":
      return taylorComponents(
        (argument) => ({ ...e, argument }),
        { whole: e, argument: inside(e.argument) },
        rules,
      );
  }
}

function unit(): Components {
  return [{ ...CONSTANT, value: ONE }];
}

function collected(components: Components): Components {
  const sums = new Map<string, { degree: Degree; terms: Expression[] }>();
  for (const { unknowns, small, value } of components) {
    const key = `${unknowns} ${small}`;
    const known = sums.get(key) ?? { degree: { unknowns, small }, terms: [] };
    known.terms.push(value);
    sums.set(key, known);
  }
  return [...sums.values()]
    .map(({ degree, terms }) => ({ ...degree, value: add(...terms) }))
    .filter(({ value }) => !isNumber(value, 0));
}

function product(a: Components, b: Components, { highestGrade }: ComponentRules): Components {
  const products = a.flatMap((left) =>
    b.flatMap((right) => {
      const degree = { unknowns: left.unknowns + right.unknowns, small: left.small + right.small };
      if (gradeOf(degree) > highestGrade) return [];
      return [{ ...degree, value: gatherFactors(multiply(left.value, right.value)) }];
    }),
  );
  return collected(products);
}

function powerComponents(
  e: Expression & { tag: "power" },
  base: Components,
  rules: ComponentRules,
): Components {
  if (isConstant(base)) return [{ ...CONSTANT, value: e }];
  const { exponent } = e;
  if (!isNatural(exponent)) {
    return taylorComponents((argument) => power(argument, exponent), { whole: e, argument: base }, rules);
  }
  const [only] = base;
  if (only !== undefined && base.length === 1) {
    const k = Number(exponent.value.numerator);
    const degree = { unknowns: k * only.unknowns, small: k * only.small };
    return gradeOf(degree) > rules.highestGrade ? [] : [{ ...degree, value: power(only.value, exponent) }];
  }
  let result = unit();
  for (let k = 0; k < exponent.value.numerator; k += 1) result = product(result, base, rules);
  return result;
}

function isConstant(components: Components): boolean {
  return components.every(({ unknowns, small }) => unknowns === 0 && small === 0);
}

/** `f(a + r)` as the sum of `f^(k)(a)/k! r^k`, for the constant a and the rest r of its argument. */
function taylorComponents(
  f: (argument: Expression) => Expression,
  { whole, argument }: { readonly whole: Expression; readonly argument: Components },
  rules: ComponentRules,
): Components {
  if (isConstant(argument)) return [{ ...CONSTANT, value: whole }];
  const centre = argument.find(({ unknowns, small }) => unknowns === 0 && small === 0)?.value ?? ZERO;
  const rest = argument.filter(({ unknowns, small }) => unknowns > 0 || small > 0);
  let derivative = f(symbol(PLACE));
  let power: Components = unit();
  let factorial = 1n;
  const terms: Components[number][] = [];
  for (let k = 0; power.length > 0; k += 1) {
    if (k > 0) {
      derivative = differentiate(derivative, PLACE);
      factorial *= BigInt(k);
    }
    const factor = multiply(number(rational(1n, factorial)), valueAt(derivative, centre, whole));
    terms.push(...power.map((each) => ({ ...each, value: multiply(factor, each.value) })));
    power = product(power, rest, rules);
  }
  return collected(terms.filter(({ value }) => !isNumber(value, 0)));
}

/** No parameter has this name. */
const PLACE = "place of expansion";

/** The value of a derivative of a function at the centre. Errors: E_DOMAIN where it is singular there. */
function valueAt(derivative: Expression, centre: Expression, whole: Expression): Expression {
  const value = isSingular(derivative, centre) ? undefined : simplestForm(derivative, { [PLACE]: centre });
  if (value !== undefined) return value;
  throw new ResiduaError(
    "E_DOMAIN",
    `${expressionText(whole)} has no Taylor series about the origin: shift the variables to an equilibrium where it has`,
  );
}

function isSingular(e: Expression, centre: Expression): boolean {
  return isNumber(centre, 0) && e.tag === "call" && e.name === "log";
}

/** The component without unknowns that is not small: zero at an equilibrium. */
export function valueAtOrigin(components: Components): Expression {
  const found = components.filter(({ unknowns, small }) => unknowns === 0 && small === 0);
  return found.length === 0 ? ZERO : at(found, 0).value;
}
