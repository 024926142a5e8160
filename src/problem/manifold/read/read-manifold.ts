import {
  type EmbeddableSystem,
  type EmbeddingOptions,
  standardEmbedding,
} from "../../../derive/manifold/embedding/standard-embedding.ts";
import { deviationEquations, type State } from "../../../derive/manifold/equilibrium/deviation-equations.ts";
import type { Interval } from "../../../derive/manifold/interval/interval.ts";
import type { ManifoldProblem } from "../../../derive/manifold/manifold-problem.ts";
import { requireNoises } from "../../../derive/manifold/noise/check-noise.ts";
import type { Expression } from "../../../expr/expression.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import { errorOrderOf, type Overrides, substitutions } from "../../overrides.ts";
import type { Parameter } from "../../parameters.ts";
import { requireSchema } from "../../require-schema.ts";
import { withPlace } from "../../with-place.ts";
import { freshName } from "../fresh-name.ts";
import { readExpression } from "./expression-reader.ts";
import { faultPlace } from "./fault-place.ts";
import { DEFAULT_ERROR_ORDER, LARGEST_ERROR_ORDER, manifoldSchema } from "./manifold-schema.ts";
import { type AmplitudeRequest, readAmplitudes } from "./read-amplitudes.ts";
import { readEquations } from "./read-equations.ts";
import { readEquilibrium, type TypedSystem, withEquilibria } from "./read-equilibrium.ts";
import { readInterval, requireStateAtEnds } from "./read-interval.ts";
import { type ModeRequest, readModes } from "./read-modes.ts";
import { readNames } from "./read-names.ts";
import { readResonance } from "./read-resonance.ts";
import { readTruncations } from "./read-truncations.ts";

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

/**
 * The system that a file describes.
 * Errors, each with its place: E_SCHEMA, those of `parseExpression` and `substitutions`; E_DOMAIN where the state that is
 * analysed is no equilibrium, and for truncations that keep nothing; E_SHAPE where equations, vectors and variables do not match;
 * those of `requireNoises`.
 */
export function readManifold(file: LocatedProblem, overrides: Overrides): ManifoldFile {
  const data = requireSchema(manifoldSchema, file);
  const { variables, noise = [], style = "normal-form", transition, projection = true } = data;
  const { parameters, varying, symbols } = readNames(file, data);
  const names = parameters.map(({ name }) => name);
  const reader = { file, symbols, values: substitutions(overrides.assignments, names) };
  const read = (path: Path) => readExpression(reader, path);
  const below = errorOrderOf(data.errorOrder ?? DEFAULT_ERROR_ORDER, overrides, {
    least: 1,
    largest: LARGEST_ERROR_ORDER,
  });
  const small = data.small === undefined ? freshName(["eps", "epsilon"], symbols) : undefined;
  const typed = readEquations(reader, data);
  const timeDerivatives = Object.fromEntries(varying.map((name) => [name, read(["timeDerivatives", name])]));
  const equilibrium = readEquilibrium(data, file, read);
  const interval = readInterval(data, file, read);
  requireStateAtEnds(file, variables, { interval, equilibrium });
  const embedding = small === undefined ? undefined : { small, below, interval: interval?.direction };
  const atRest = { variables, typed, equilibrium, timeDerivatives, noise };
  const equations = analysedEquations(file, atRest, embedding);
  const resonance = readResonance(file, data, names);
  const system = {
    variables,
    equations,
    space: data.space ?? [],
    truncations: readTruncations(file, data, { embedding: small, below, equations, timeDerivatives }),
    timeDerivatives,
    noise,
    positive: parameters.filter(({ positive }) => positive).map(({ name }) => name),
    style,
    ...(resonance === undefined ? {} : { resonance }),
  };
  withPlace(
    (error) => faultPlace(file, error, ["noise"]),
    () => requireNoises(system),
  );
  return {
    system,
    typed,
    equilibrium,
    interval,
    embedding: small,
    modes: readModes(reader, data),
    modesPath: [data.modes === undefined ? "equations" : "modes"],
    amplitudes: readAmplitudes({ file, read, embedding }, data),
    transition,
    parameters,
    projection,
  };
}

/** The equations of the deviations from the state that is analysed, embedded in a family where the file gives no weights. */
function analysedEquations(
  file: LocatedProblem,
  system: TypedSystem & Omit<EmbeddableSystem, "equations">,
  embedding: EmbeddingOptions | undefined,
): readonly Expression[] {
  const { variables, typed, equilibrium } = system;
  const equations = equilibrium === undefined ? typed : deviationEquations(variables, typed, equilibrium);
  if (embedding === undefined) return equations;
  return withEquilibria(file, system, () => standardEmbedding({ ...system, equations }, embedding));
}
