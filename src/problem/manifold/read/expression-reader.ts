import { withCanonicalRoots } from "../../../derive/manifold/coefficients/canonical-root.ts";
import type { Expression } from "../../../expr/expression.ts";
import { parseExpression } from "../../../expr/parse.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import { withPlace } from "../../with-place.ts";
import { withParameterValues } from "./parameter-values.ts";

/** What reading an expression of a file takes: its symbols, and the values of those that the command line gives. */
export interface ExpressionReader {
  readonly file: LocatedProblem;
  readonly symbols: readonly string[];
  readonly values: Readonly<Record<string, Expression>>;
}

/** The expression at a place of the file. Errors: those of `parseExpression`. */
export function readExpression({ file, symbols, values }: ExpressionReader, path: Path): Expression {
  const read = parseExpression(file.text(path), { symbols, origin: file.origin(path) });
  return withParameterValues(read, values);
}

/** An eigenvalue or an entry of a vector, in which roots of polynomials may occur. Errors: E_DOMAIN for what is no root. */
export function readConstant(reader: ExpressionReader, path: Path): Expression {
  return withPlace(
    () => reader.file.place(path),
    () => withCanonicalRoots(readExpression(reader, path)),
  );
}
