import type { BudgetOptions } from "../../../core/budget.ts";
import { ResiduaError } from "../../../core/errors.ts";
import { factorise } from "../../../exact/linear/linear.ts";
import { innerProduct } from "../../../exact/linear/matrix-ring.ts";
import { rational } from "../../../exact/rational.ts";
import { call, constant, type Expression, multiply, negate, number, ZERO } from "../../../expr/expression.ts";
import { expressionText } from "../../../expr/text.ts";
import type { CharacteristicRoot } from "../../../numeric/characteristic-roots.ts";
import { decimalText } from "../coefficients/decimal-text.ts";
import { overCoefficients } from "../coefficients/over-coefficients.ts";
import { conjugate } from "../conjugate.ts";
import type { Mode } from "../manifold-problem.ts";
import { characteristicDerivative, characteristicMatrix, type LinearMatrices } from "./linear-matrices.ts";
import { distinct, type ModeChoice } from "./mode-choice.ts";
import { modesOfCharacteristicMatrix } from "./mode-vectors.ts";
import { rightmostRoots } from "./rightmost-roots.ts";

/**
 * The modes of a choice for equations with delays, whose eigenvalues are infinitely many. Every one is verified exactly on
 * the characteristic matrix; those of the centre are recognised from decimals before.
 *
 * Errors: E_DOMAIN where a value is no eigenvalue, with decimals of the rightmost ones; where the centre is empty or its
 * eigenvalues are not recognised; and for the choice of all.
 */
export function chooseDelayModes(
  linear: LinearMatrices,
  choice: ModeChoice,
  options: BudgetOptions = {},
): readonly Mode[] {
  switch (choice.tag) {
    case "listed":
      return distinct(choice.eigenvalues).flatMap((value) => listedModes(linear, value, options));
    case "slow":
      return listedModes(linear, ZERO, options);
    case "centre":
      return centreModes(linear, options);
    case "all":
      throw new ResiduaError(
        "E_DOMAIN",
        `equations with delays have infinitely many eigenvalues: ${listRemedy(linear)}`,
      );
  }
}

function listedModes(
  linear: LinearMatrices,
  eigenvalue: Expression,
  options: BudgetOptions,
): readonly Mode[] {
  const modes = exactModesAt(linear, eigenvalue, options);
  const text = expressionText(eigenvalue);
  if (modes === undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `${text} cannot be followed, since exp(-(${text})*tau) has no exact value for a delay tau of these equations: ${listRemedy(linear)}`,
    );
  }
  if (modes.length > 0) return simple(linear, modes, eigenvalue);
  throw new ResiduaError(
    "E_DOMAIN",
    `${text} is no eigenvalue of the linear part, since its characteristic matrix is not singular there: ${listRemedy(linear)}`,
  );
}

/** The modes, where there are as many as the eigenvalue is multiple: then their adjoints pair with `Delta' v`. */
function simple(linear: LinearMatrices, modes: readonly Mode[], eigenvalue: Expression): readonly Mode[] {
  const derivative = characteristicDerivative(linear, eigenvalue);
  const left = modes.map(({ adjoint }) => adjoint.map(conjugate));
  const entries = [derivative, left, modes.map(({ vector }) => vector)].flat(2);
  const pair = overCoefficients(entries, ({ field, value }) => {
    const matrix = derivative.map((row) => row.map(value));
    const images = modes.map(({ vector }) => {
      const values = vector.map(value);
      return matrix.map((row) => innerProduct(field, row, values));
    });
    const products = left.map((row) => images.map((image) => innerProduct(field, row.map(value), image)));
    return factorise(field, products).ok;
  });
  if (pair) return modes;
  throw new ResiduaError(
    "E_UNSUPPORTED",
    `the eigenvalue ${expressionText(eigenvalue)} has more multiplicity than eigenvectors (${modes.length}), a Jordan block, which is not treated for equations with delays: change the parameters so that it is simple there`,
  );
}

/** What a user can choose from. */
function listRemedy(linear: LinearMatrices): string {
  const roots = rightmostRoots(linear);
  const which = roots.ok ? `the rightmost are about ${rootsText(roots.value)}` : roots.message;
  return `${which}; list the exact values of those to follow, as in 'modes: {eigenvalues: ["i", "-i"]}'`;
}

/** As many as a message has room for; beyond all that do not decay. */
const LISTED_ROOTS = 4;

function rootsText(roots: readonly CharacteristicRoot[]): string {
  const lasting = roots.filter(({ re }) => re >= 0).length;
  return roots
    .slice(0, lasting + LISTED_ROOTS)
    .map((root) => `${decimalText(root)}${root.multiplicity > 1 ? ` (${root.multiplicity} times)` : ""}`)
    .join(", ");
}

function centreModes(linear: LinearMatrices, options: BudgetOptions): readonly Mode[] {
  const roots = rightmostRoots(linear);
  if (!roots.ok) {
    throw new ResiduaError(
      "E_DOMAIN",
      `which eigenvalues of these equations with delays lie on the imaginary axis is not known: ${listRemedy(linear)}`,
    );
  }
  const centre = roots.value.filter(({ re }) => re === 0);
  if (centre.length === 0) {
    throw new ResiduaError(
      "E_DOMAIN",
      `no eigenvalue of the linear part has real part zero: ${listRemedy(linear)}`,
    );
  }
  return centre.flatMap((root) => {
    const modes = recognised(linear, root, options);
    if (modes !== undefined) return modes;
    throw new ResiduaError(
      "E_DOMAIN",
      `the eigenvalue about ${decimalText(root)} on the imaginary axis was not recognised as an exact value that solves the characteristic equation: list it, as in 'modes: {eigenvalues: ["i", "-i"]}', or write the equations with exact values for which it has one`,
    );
  });
}

/** Agreement of a recognised frequency with its decimals; every guess is verified exactly afterwards. */
const AGREEMENT = 1e-8;
const LARGEST_DENOMINATOR = 48;

function recognised(
  linear: LinearMatrices,
  { im }: CharacteristicRoot,
  options: BudgetOptions,
): readonly Mode[] | undefined {
  const size = Math.abs(im);
  const frequencies = size < AGREEMENT ? [ZERO] : guesses(size);
  const signed = frequencies.map((e) => multiply(constant("i"), im < 0 ? negate(e) : e));
  for (const eigenvalue of signed) {
    const modes = exactModesAt(linear, eigenvalue, options) ?? [];
    if (modes.length > 0) return simple(linear, modes, eigenvalue);
  }
  return undefined;
}

/** The modes at an eigenvalue; `undefined` where the characteristic matrix has no exact value there. */
function exactModesAt(
  linear: LinearMatrices,
  eigenvalue: Expression,
  options: BudgetOptions,
): readonly Mode[] | undefined {
  try {
    return modesOfCharacteristicMatrix(characteristicMatrix(linear, eigenvalue), eigenvalue, options);
  } catch (error) {
    if (error instanceof ResiduaError && error.code === "E_UNSUPPORTED") return undefined;
    throw error;
  }
}

/** Fractions, square roots of fractions, and fractions of pi that have these decimals. */
function guesses(value: number): readonly Expression[] {
  const fraction = nearFraction(value);
  const square = nearFraction(value ** 2);
  const turn = nearFraction(value / Math.PI);
  return [
    ...(fraction === undefined ? [] : [fraction]),
    ...(square === undefined ? [] : [call("sqrt", square)]),
    ...(turn === undefined ? [] : [multiply(turn, constant("pi"))]),
  ];
}

/** The fraction with the least denominator, as far as that is small. */
function nearFraction(value: number): Expression | undefined {
  const denominators = Array.from({ length: LARGEST_DENOMINATOR }, (_, k) => k + 1);
  const denominator = denominators.find(
    (each) => Math.abs(value * each - Math.round(value * each)) < AGREEMENT * each * (1 + value),
  );
  return denominator === undefined
    ? undefined
    : number(rational(Math.round(value * denominator), denominator));
}
