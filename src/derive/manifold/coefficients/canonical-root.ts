import { at, ResiduaError } from "../../../core/errors.ts";
import { factorPolynomial } from "../../../exact/factor/factor-polynomial.ts";
import type { Integer } from "../../../exact/integer.ts";
import type { PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import {
  type IntegerPolynomial,
  integerPolynomials,
  polynomialExpression,
  polynomialFraction,
} from "../../../expr/convert.ts";
import { type Expression, symbol } from "../../../expr/expression.ts";
import { parseExpression } from "../../../expr/parse.ts";
import { isRootName, readRootSymbol, rootName } from "../../../expr/root-symbol.ts";
import { expressionText } from "../../../expr/text.ts";

/** The letter in the names of roots, with `_` after it where a parameter has that name. */
const VARIABLE = "x";

/**
 * The symbol of a root of an irreducible polynomial in a variable, whose other symbols are parameters. Equal roots have equal
 * names, whatever the variable is called.
 * Errors: E_DOMAIN for a polynomial that is constant or has factors, and for an index that is none of its roots';
 * E_UNSUPPORTED for what is not rational.
 */
export function rootSymbol(polynomial: Expression, variable: string, index: number): Expression {
  const names = symbolsOf(polynomial).filter((name) => name !== variable);
  if (names.some(isRootName)) {
    throw new ResiduaError("E_UNSUPPORTED", "the polynomial of a root may not contain another root");
  }
  const ring = integerPolynomials([variable, ...names.toSorted()]);
  const irreducible = irreducibleIn(ring, variable, polynomialFraction(polynomial, ring).numerator);
  const degree = ring.degree(irreducible, variable);
  if (!Number.isInteger(index) || index < 1 || index > degree) {
    throw new ResiduaError("E_DOMAIN", `expected one of the roots 1 to ${degree}, got ${index}`);
  }
  let letter = VARIABLE;
  while (names.includes(letter)) letter += "_";
  const renamed = integerPolynomials([letter, ...names.toSorted()]);
  const text = expressionText(polynomialExpression(renamed.fromTerms([...ring.terms(irreducible)]), renamed));
  return symbol(rootName({ polynomial: text.replaceAll(" ", ""), variable: letter, index }));
}

/** Errors: E_DOMAIN where several factors contain the variable, or none does. */
function irreducibleIn(
  ring: PolynomialRing<Integer>,
  variable: string,
  a: IntegerPolynomial,
): IntegerPolynomial {
  const factorised = ring.isZero(a) ? undefined : factorPolynomial(ring, a);
  const factors = factorised?.ok ? factorised.value.factors : [];
  const own = factors.filter(({ factor }) => ring.degree(factor, variable) > 0);
  const [only] = own;
  if (only !== undefined && own.length === 1 && only.multiplicity === 1) return only.factor;
  const why =
    only === undefined ? `does not contain ${variable}` : `has the factor ${ring.toText(at(own, 0).factor)}`;
  throw new ResiduaError("E_DOMAIN", `root takes an irreducible polynomial, and ${ring.toText(a)} ${why}`);
}

/** The expression with the symbols of roots in the form that `rootSymbol` gives them. Errors: those of `rootSymbol`. */
export function withCanonicalRoots(e: Expression): Expression {
  const canonical = symbolsOf(e).flatMap((name) => {
    const root = readRootSymbol(name);
    if (root === undefined) return [];
    return [[name, rootSymbol(parseExpression(root.polynomial), root.variable, root.index)] as const];
  });
  return substitute(e, Object.fromEntries(canonical));
}
