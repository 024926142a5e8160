import { at, ResiduaError } from "../../../core/errors.ts";
import type { RealForm } from "../../../derive/manifold/amplitudes/real-motions.ts";
import { standardEmbedding } from "../../../derive/manifold/embedding/standard-embedding.ts";
import { zeros } from "../../../derive/manifold/leading-order.ts";
import { TIME } from "../../../derive/manifold/manifold-problem.ts";
import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import { sameFunction } from "../../../expr/convert.ts";
import { type Expression, ZERO } from "../../../expr/expression.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import type { ManifoldFileData } from "./manifold-schema.ts";

/** How a file wants the amplitudes of its modes. */
export interface AmplitudeRequest {
  readonly form: "complex" | RealForm;
  /** The functions of the variables that define amplitudes, by name. */
  readonly functions: Readonly<Record<string, Expression>>;
  /** In polar form, a function of the variables whose value at zero angle is of interest. */
  readonly displacement: Expression | undefined;
}

export interface AmplitudeReader {
  readonly file: LocatedProblem;
  readonly read: (path: Path) => Expression;
  /** The parameter and the error order of the standard embedding, where the system is embedded. */
  readonly embedding: { readonly small: string; readonly below: number } | undefined;
}

const FORMS = ["complex", "real", "polar"] as const;

/**
 * The amplitudes that a file asks for; functions are embedded as its equations are.
 * Errors, each with its place: E_SCHEMA for a form that there is not, and for functions beside adjoint vectors; E_UNSUPPORTED
 * for functions of time, of derivatives or of earlier values; E_DOMAIN for functions that do not vanish at the origin.
 */
export function readAmplitudes(
  { file, read, embedding }: AmplitudeReader,
  { amplitudes = "complex", variables, interval, modes }: ManifoldFileData,
): AmplitudeRequest {
  if (typeof amplitudes === "string") {
    return { form: amplitudes, functions: {}, displacement: undefined };
  }
  const form = FORMS.find((each) => each === (amplitudes["form"] ?? "complex"));
  if (form === undefined) {
    throw new ResiduaError("E_SCHEMA", `expected the form ${FORMS.join(", ")}, got '${amplitudes["form"]}'`, {
      place: file.place(["amplitudes", "form"]),
    });
  }
  if (interval !== undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "amplitudes of fields on an interval are the coefficients of their shapes: ask for a form alone, as in 'amplitudes: real'",
      { place: file.place(["amplitudes"]) },
    );
  }
  const functions = Object.keys(amplitudes)
    .filter((name) => name !== "form" && name !== "displacement")
    .map((name) => [name, readFunction({ file, read, embedding }, variables, name)] as const);
  if (functions.length > 0 && typeof modes === "object" && modes.adjoint !== undefined) {
    throw new ResiduaError(
      "E_SCHEMA",
      "amplitudes are given as functions of the variables and by adjoint vectors too: leave out one of both",
      { place: file.keyPlace(["modes", "adjoint"]) },
    );
  }
  const isAsked = amplitudes["displacement"] !== undefined;
  if (isAsked && form !== "polar") {
    throw new ResiduaError("E_SCHEMA", "a displacement needs 'form: polar' beside it", {
      place: file.keyPlace(["amplitudes", "displacement"]),
    });
  }
  const displacement = isAsked
    ? readFunction({ file, read, embedding }, variables, "displacement")
    : undefined;
  return { form, functions: Object.fromEntries(functions), displacement };
}

function readFunction(
  { file, read, embedding }: AmplitudeReader,
  variables: readonly string[],
  name: string,
): Expression {
  const path = ["amplitudes", name];
  const e = read(path);
  requireFunctionOfState(e, variables, () => file.place(path));
  if (embedding === undefined) return e;
  return at(standardEmbedding({ variables, equations: [e], timeDerivatives: {} }, embedding), 0);
}

function requireFunctionOfState(
  e: Expression,
  variables: readonly string[],
  place: () => ReturnType<LocatedProblem["place"]>,
): void {
  const symbols = symbolsOf(e);
  const other = symbols.find((name) => name === TIME || readJetSymbol(name) !== undefined);
  if (other !== undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `an amplitude is a function of the variables as they are now: leave out ${other}`,
      { place: place() },
    );
  }
  const origin = substitute(e, zeros(variables));
  if (symbolsOf(origin).length > 0 || !sameFunction(origin, ZERO)) {
    throw new ResiduaError(
      "E_DOMAIN",
      "an amplitude must vanish where the variables do: take its value there off",
      {
        place: place(),
      },
    );
  }
}
