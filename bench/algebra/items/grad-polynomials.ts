import { at } from "../../../src/core/errors.ts";
import { type Integer, integers } from "../../../src/exact/integer.ts";
import {
  associatedPolynomials,
  leadingCharacteristicPolynomials,
} from "../../../src/exact/linear/hessenberg.ts";
import { polynomialRing } from "../../../src/exact/polynomial/polynomial-ring.ts";
import { type RationalFunction, rationalFunctions } from "../../../src/exact/polynomial/rational-function.ts";
import { rational, rationals, rationalText } from "../../../src/exact/rational.ts";
import { sum } from "../../../src/exact/ring.ts";
import type { Facts } from "../../harness/facts.ts";
import type { BenchmarkItem } from "../../harness/item.ts";
import type { PeerProblem } from "../../harness/peer-problem.ts";
import { gradMatrix } from "../../problems/grad-matrix.ts";
import {
  associatedValue,
  characteristicTerms,
  characteristicValue,
  type GradPoint,
  randomGradPoint,
} from "../../problems/grad-point.ts";
import { RESIDUES, residueOfText } from "../../problems/residues.ts";

/** W5: the characteristic polynomial of Grad's moment matrix and its associated polynomials q_0, ..., q_(M+1). */
export const gradPolynomials: readonly BenchmarkItem[] = [6, 8, 10, 16].map(gradItem);

function gradItem(moments: number): BenchmarkItem {
  return {
    id: `W5 M=${moments}`,
    title: `characteristic and associated polynomials of the Grad matrix for M = ${moments}`,
    solve: () => solve(moments),
    complaint: (facts) => complaint(facts, moments),
    forPeers: {
      name: "algebra/w5",
      // Later, for the peers alone: made at once, it would count as start-up of Residua on every item.
      get data() {
        return gradData(moments);
      },
    },
    cannot: {
      mathjs: "its polynomials have coefficients in floating point",
      FLINT: "version 2 has no rational functions and no negative powers",
    },
    targets: [],
  };
}

function solve(moments: number): Facts {
  const { domain, field, matrix } = symbolicGrad(moments);
  const characteristic = at(leadingCharacteristicPolynomials(field, matrix), moments + 1);
  const associated = associatedPolynomials(field, matrix);
  const point = randomGradPoint(moments);
  const numbers = numbersOf(point).map((value) => rational(value));
  const speed = rational(point.speed);
  const number = (value: Integer) => rational(value);
  const coefficientAt = (a: RationalFunction<Integer>) =>
    rationals.divide(
      domain.evaluate(a.numerator, rationals, number, numbers),
      domain.evaluate(a.denominator, rationals, number, numbers),
    );
  const valueAt = (polynomial: readonly RationalFunction<Integer>[]) =>
    polynomial.reduceRight(
      (value, coefficient) => rationals.add(rationals.multiply(value, speed), coefficientAt(coefficient)),
      rationals.zero,
    );
  const terms = characteristic.reduce((total, { numerator }) => total + domain.termCount(numerator), 0);
  return {
    terms: `${terms}`,
    characteristic: rationalText(valueAt(characteristic)),
    associated: rationalText(sum(rationals, associated.map(valueAt))),
  };
}

function complaint({ terms, characteristic, associated }: Facts, moments: number): string | undefined {
  const point = randomGradPoint(moments);
  if (terms !== `${characteristicTerms(moments)}`) return `terms: ${terms}`;
  if (!RESIDUES.equals(residueOfText(characteristic), characteristicValue(point))) {
    return `the characteristic polynomial has the wrong residue: ${characteristic}`;
  }
  return RESIDUES.equals(residueOfText(associated), associatedValue(point))
    ? undefined
    : `the associated polynomials have the wrong residue: ${associated}`;
}

/** The matrix in symbols: r for rho and t for theta, which is a function in some peers. */
function symbolicGrad(moments: number) {
  const higher = Array.from({ length: moments - 2 }, (_, i) => `f${i + 3}`);
  const domain = polynomialRing<Integer>(integers, ["r", "u", "t", ...higher]);
  const field = rationalFunctions(domain);
  const variable = (name: string) => field.fraction(domain.variable(name), domain.one);
  const [rho, u, theta] = [variable("r"), variable("u"), variable("t")];
  const matrix = gradMatrix(field, { rho, u, theta, higher: higher.map(variable) });
  return { domain, field, matrix };
}

/** The point of comparison, as values of the variables of `symbolicGrad` in their order. */
function numbersOf({ rho, u, theta, higher }: GradPoint): readonly number[] {
  return [rho, u, theta, ...higher];
}

/** The placeholders of the peers' scripts. */
function gradData(moments: number): PeerProblem["data"] {
  const { domain, field, matrix } = symbolicGrad(moments);
  const { variables } = domain;
  const point = randomGradPoint(moments);
  const values = numbersOf(point);
  const rows = matrix.map((row) => row.map(field.toText));
  return {
    size: `${matrix.length}`,
    rows: rows.map((row) => `[${row.join(", ")}]`).join(", "),
    entries: rows.flat().join(", "),
    variables: variables.join(", "),
    others: variables.slice(1).join(", "),
    values: values.join(", "),
    replacements: variables.map((name, i) => `${name}, ${at(values, i)}`).join(", "),
    speed: `${point.speed}`,
  };
}
