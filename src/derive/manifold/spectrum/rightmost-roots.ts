import { failure, type Result, success } from "../../../core/result.ts";
import { symbolsOf } from "../../../expr/calculus.ts";
import { type CharacteristicRoot, characteristicRoots } from "../../../numeric/characteristic-roots.ts";
import type { SquareMatrix } from "../../../numeric/square-matrix.ts";
import { toFloatReal } from "../coefficients/float-values.ts";
import type { ExpressionMatrix } from "./characteristic-norm.ts";
import type { LinearMatrices } from "./linear-matrices.ts";

/** As many of the infinitely many roots as help to choose modes. */
const SHOWN_ROOTS = 8;

/** Real parts below this are those of roots on the imaginary axis, which are simple where a manifold is sought. */
const ROUNDING = 1e-9;

/**
 * Decimals of the eigenvalues of equations with delays that lie furthest right: all that do not decay, and some that do.
 * Real parts of rounding size are zero. Result reasons: "open" where parameters need values, or entries are not real;
 * "too-large".
 */
export function rightmostRoots({
  present,
  delayed,
}: LinearMatrices): Result<readonly CharacteristicRoot[], "open" | "too-large"> {
  const entries = [present, ...delayed.map(({ matrix }) => matrix)].flat(2);
  const symbols = new Set([...entries, ...delayed.map(({ delay }) => delay)].flatMap(symbolsOf));
  if (symbols.size > 0) {
    return failure(
      "open",
      `decimals of the eigenvalues need values of ${[...symbols].toSorted().join(", ")}`,
    );
  }
  const now = squareMatrix(present);
  const before = delayed.flatMap(({ delay, matrix }) => {
    const [duration, values] = [toFloatReal(delay), squareMatrix(matrix)];
    return duration === undefined || values === undefined ? [] : [{ delay: duration, matrix: values }];
  });
  if (now === undefined || before.length < delayed.length) {
    return failure("open", "decimals of the eigenvalues are found for real coefficients only");
  }
  const found = characteristicRoots({ present: now, delayed: before });
  if (!found.ok) return found;
  const growing = found.value.filter(({ re }) => re > -ROUNDING).length;
  return success(
    found.value
      .slice(0, Math.max(growing, SHOWN_ROOTS))
      .map((root) => (Math.abs(root.re) <= ROUNDING ? { ...root, re: 0 } : root)),
  );
}

function squareMatrix(matrix: ExpressionMatrix): SquareMatrix | undefined {
  const values = matrix.flat().map(toFloatReal);
  const known = values.filter((value) => value !== undefined);
  if (known.length < values.length) return undefined;
  return { size: matrix.length, entries: Float64Array.from(known) };
}
