import { at, type Place, ResiduaError } from "../../../core/errors.ts";
import { nearest } from "../../../core/nearest.ts";
import { withCanonicalRoots } from "../../../derive/manifold/coefficients/canonical-root.ts";
import { standardEmbedding } from "../../../derive/manifold/embedding/standard-embedding.ts";
import { deviationEquations, type State } from "../../../derive/manifold/equilibrium/deviation-equations.ts";
import type { Interval } from "../../../derive/manifold/interval/interval.ts";
import type { ManifoldProblem, ManifoldStyle } from "../../../derive/manifold/manifold-problem.ts";
import { TIME } from "../../../derive/manifold/manifold-problem.ts";
import { requireNoises, requireNoiseTerms } from "../../../derive/manifold/noise/check-noise.ts";
import type { Expression } from "../../../expr/expression.ts";
import { parseExpression } from "../../../expr/parse.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import { type Overrides, substitutions } from "../../overrides.ts";
import { isName, type Parameter, readParameters } from "../../parameters.ts";
import { requireSchema } from "../../require-schema.ts";
import { withPlace } from "../../with-place.ts";
import { withConstantParameters } from "./constant-parameters.ts";
import { requireTreatable } from "./equation-limits.ts";
import { DEFAULT_ERROR_ORDER, type ManifoldFileData, manifoldSchema } from "./manifold-schema.ts";
import { withParameterValues } from "./parameter-values.ts";
import { type AmplitudeRequest, readAmplitudes } from "./read-amplitudes.ts";
import { readEquilibrium, withEquilibria } from "./read-equilibrium.ts";
import { readInterval } from "./read-interval.ts";
import { readResonance } from "./read-resonance.ts";
import { requireKept, requireWeighed, truncationsOf } from "./read-truncations.ts";

/** How a file says which modes it wants. */
export type ModeRequest =
  | { readonly tag: "slow" | "centre" | "all" }
  | {
      readonly tag: "listed";
      readonly eigenvalues: readonly Expression[];
      readonly vectors?: readonly (readonly Expression[])[];
      readonly adjoint?: readonly (readonly Expression[])[];
    };

/** An invariant-manifold file, read; its modes are still to be found. */
export interface ManifoldFile {
  /** The system as it is analysed: embedded in a family where the file gives no weights. */
  readonly system: Omit<ManifoldProblem, "modes">;
  /** The system as it was typed. */
  readonly typed: readonly Expression[];
  /** The state from which `system` is the deviation, where the file names one. */
  readonly equilibrium: State | undefined;
  /** Where the variables are fields. */
  readonly interval: Interval | undefined;
  /** The parameter of the standard embedding, at whose value 1 the typed system stands; absent where the file has weights. */
  readonly embedding: string | undefined;
  readonly modes: ModeRequest;
  /** Where the file asks for modes: the equations, where it leaves them to the default. */
  readonly modesPath: Path;
  readonly amplitudes: AmplitudeRequest;
  /** The parameter for which transition curves are solved, where the file asks for them. */
  readonly transition: string | undefined;
  readonly parameters: readonly Parameter[];
  /** Whether the projection along isochrons is wanted. */
  readonly projection: boolean;
}

interface Reader {
  readonly file: LocatedProblem;
  readonly symbols: readonly string[];
  readonly values: Readonly<Record<string, Expression>>;
}

/**
 * The system that a file describes.
 * Errors, each with its place: E_SCHEMA, those of `parseExpression` and `substitutions`; E_DOMAIN where the state that is
 * analysed is no equilibrium, and for truncations that keep nothing; E_SHAPE where equations, vectors and variables do not match.
 */
export function readManifold(file: LocatedProblem, overrides: Overrides): ManifoldFile {
  const data = requireSchema(manifoldSchema, file);
  const { variables, space = [], small, noise = [] } = data;
  const varying = Object.keys(data.timeDerivatives ?? {});
  const taken = [TIME, ...variables, ...directionsOf(data)];
  requireNames(file, "variables", variables, [TIME]);
  requireNames(file, "space", space, [TIME, ...variables]);
  if (data.interval !== undefined) {
    const place = file.place(["interval", "direction"]);
    requireFree(data.interval.direction, [TIME, ...variables, ...space], place);
  }
  requireNames(file, "noise", noise, taken);
  requireKeys(file, "timeDerivatives", varying, [...taken, ...noise]);
  requireKeys(file, "small", Object.keys(small ?? {}), taken);
  const parameters = readParameters(data.parameters ?? [], file, [...taken, ...noise]);
  const names = parameters.map(({ name }) => name);
  const symbols = [...new Set([...taken, ...names, ...varying, ...noise, ...Object.keys(small ?? {})])];
  const reader = { file, symbols, values: substitutions(overrides.assignments, names) };
  const errorOrder = overrides.errorOrder ?? data.errorOrder ?? DEFAULT_ERROR_ORDER;
  const typed = readEquations(reader, data);
  const read = (path: Path) => readExpression(reader, path);
  const equilibrium = readEquilibrium(data, file, read);
  const interval = readInterval(data, file, read);
  const rested = equilibrium === undefined ? typed : deviationEquations(variables, typed, equilibrium);
  const timeDerivatives = Object.fromEntries(
    varying.map((name) => [name, readExpression(reader, ["timeDerivatives", name])]),
  );
  const embedding = small === undefined ? freshName(symbols) : undefined;
  const weights = small ?? { [embedding ?? ""]: 1 };
  const equations =
    embedding === undefined
      ? rested
      : withPlace(
          ({ details: { variable } }) => file.place(["equations", `${variable}`]),
          () =>
            withEquilibria(file, { variables, typed, equilibrium }, () =>
              standardEmbedding(
                { variables, equations: rested, timeDerivatives, noise },
                { small: embedding, below: errorOrder, interval: interval?.direction },
              ),
            ),
        );
  const style: ManifoldStyle = data.style ?? "normal-form";
  requireWeighed(file, data, [...equations, ...Object.values(timeDerivatives)], varying);
  const resonance = readResonance(file, data, names);
  const truncations = truncationsOf({ weights, below: errorOrder, embedding }, data, equations);
  requireKept(file, [{ weights, below: errorOrder }, ...truncations.slice(1)]);
  const positive = parameters.filter((parameter) => parameter.positive).map(({ name }) => name);
  const system = {
    variables,
    equations,
    space,
    truncations,
    timeDerivatives,
    noise,
    positive,
    style,
    ...(resonance === undefined ? {} : { resonance }),
  };
  withPlace(
    ({ details: { variable } }) =>
      file.place(variable === undefined ? ["noise"] : ["equations", `${variable}`]),
    () => requireNoises(system),
  );
  return {
    system,
    typed,
    equilibrium,
    interval,
    embedding,
    modes: readModes(reader, data),
    modesPath: [data.modes === undefined ? "equations" : "modes"],
    amplitudes: readAmplitudes(
      {
        file,
        read: (path) => readExpression(reader, path),
        embedding: embedding === undefined ? undefined : { small: embedding, below: errorOrder },
      },
      data,
    ),
    transition: data.transition,
    parameters,
    projection: data.projection ?? true,
  };
}

/** All directions: those of slow variation, and that of an interval. */
function directionsOf({ space = [], interval }: ManifoldFileData): readonly string[] {
  return interval === undefined ? space : [...space, interval.direction];
}

function requireNames(
  file: LocatedProblem,
  key: string,
  names: readonly string[],
  taken: readonly string[],
): void {
  names.forEach((name, index) => {
    const place = file.place([key, index]);
    if (names.indexOf(name) < index) {
      throw new ResiduaError("E_SCHEMA", `'${name}' is listed twice: remove one of the two`, { place });
    }
    requireFree(name, taken, place);
  });
}

/** Errors: E_SCHEMA for a key that cannot name a symbol. */
function requireKeys(
  file: LocatedProblem,
  key: string,
  names: readonly string[],
  taken: readonly string[],
): void {
  for (const name of names) requireFree(name, taken, file.keyPlace([key, name]));
}

function requireFree(name: string, taken: readonly string[], place: Required<Place>): void {
  if (!isName(name) || taken.includes(name)) {
    const why = isName(name)
      ? "has a meaning already: rename it"
      : "is not a name: begin with a letter and go on with letters, digits or _";
    throw new ResiduaError("E_SCHEMA", `'${name}' ${why}`, { place });
  }
  if (parseExpression(name, { origin: place }).tag === "constant") {
    const meaning = name === "i" ? "the imaginary unit" : "a constant";
    throw new ResiduaError("E_SCHEMA", `'${name}' is ${meaning}: rename it`, { place });
  }
}

function readExpression({ file, symbols, values }: Reader, path: Path): Expression {
  const read = parseExpression(file.text(path), { symbols, origin: file.origin(path) });
  return withParameterValues(read, values);
}

/** An eigenvalue or an entry of a vector, in which roots of polynomials may occur. Errors: E_DOMAIN for what is no root. */
function readConstant(reader: Reader, path: Path): Expression {
  return withPlace(
    () => reader.file.place(path),
    () => withCanonicalRoots(readExpression(reader, path)),
  );
}

function readEquations(reader: Reader, data: ManifoldFileData): readonly Expression[] {
  const { variables, equations, small = {}, timeDerivatives = {}, noise = [] } = data;
  const { file } = reader;
  const space = directionsOf(data);
  for (const name of Object.keys(equations)) {
    if (variables.includes(name)) continue;
    const close = nearest(name, variables);
    const remedy = close === undefined ? `variables are ${variables.join(", ")}` : `did you mean ${close}?`;
    throw new ResiduaError(
      "E_SCHEMA",
      `there is an equation for '${name}', which is no variable: ${remedy}`,
      {
        place: file.keyPlace(["equations", name]),
      },
    );
  }
  const varying = [...Object.keys(timeDerivatives), ...noise];
  const changing = [TIME, ...variables, ...space, ...Object.keys(small), ...varying];
  return variables.map((name) => {
    if (!Object.hasOwn(equations, name)) {
      throw new ResiduaError("E_SCHEMA", `the variable '${name}' has no equation: add ${name}: "..."`, {
        place: file.keyPlace(["equations"]),
      });
    }
    const equation = withConstantParameters(readExpression(reader, ["equations", name]), variables, varying);
    withPlace(
      () => file.place(["equations", name]),
      () => {
        requireTreatable(equation, { space, changing });
        requireNoiseTerms(equation, name, noise);
      },
    );
    return equation;
  });
}

function readModes(reader: Reader, { modes = "slow", variables }: ManifoldFileData): ModeRequest {
  if (typeof modes === "string") return { tag: modes };
  const { file } = reader;
  const eigenvalues = modes.eigenvalues.map((_, j) => readConstant(reader, ["modes", "eigenvalues", j]));
  const table = (key: "vectors" | "adjoint") => {
    const rows = modes[key];
    if (rows === undefined) return {};
    requireLength(file, ["modes", key], [rows.length, eigenvalues.length], "vector for each eigenvalue");
    return {
      [key]: rows.map((row, j) => {
        requireLength(file, ["modes", key, j], [row.length, variables.length], "entry for each variable");
        return row.map((_, i) => readConstant(reader, ["modes", key, j, i]));
      }),
    };
  };
  if (modes.adjoint !== undefined && modes.vectors === undefined) {
    throw new ResiduaError("E_SCHEMA", "adjoint vectors are given without vectors: give both, or neither", {
      place: file.keyPlace(["modes", "adjoint"]),
    });
  }
  return { tag: "listed", eigenvalues, ...table("vectors"), ...table("adjoint") };
}

function requireLength(
  file: LocatedProblem,
  path: Path,
  [got, expected]: readonly [number, number],
  what: string,
): void {
  if (got === expected) return;
  throw new ResiduaError("E_SHAPE", `expected one ${what}, ${expected} in all; got ${got}`, {
    place: file.place(path),
  });
}

/** The usual name of the small parameter, unless the problem uses it. */
function freshName(taken: readonly string[]): string {
  const candidates = ["eps", "epsilon", ...Array.from({ length: taken.length }, (_, k) => `eps${k + 1}`)];
  return at(
    candidates.filter((name) => !taken.includes(name)),
    0,
  );
}
