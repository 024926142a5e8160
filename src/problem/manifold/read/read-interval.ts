import { ResiduaError } from "../../../core/errors.ts";
import { ownValue } from "../../../core/own-value.ts";
import type { State } from "../../../derive/manifold/equilibrium/deviation-equations.ts";
import type { Ends, Interval } from "../../../derive/manifold/interval/interval.ts";
import { type Expression, isNumber, ZERO } from "../../../expr/expression.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import type { ManifoldFileData } from "./manifold-schema.ts";

/**
 * The interval on which the variables of a file are fields; none where the file has none.
 * Errors, with their places: E_SCHEMA for ends of a variable that are missing, and for ends of what is no variable;
 * E_UNSUPPORTED for periodic ends beside others, and for an interval together with what is not treated on one.
 */
export function readInterval(
  { variables, interval, modes }: ManifoldFileData,
  file: LocatedProblem,
  read: (path: Path) => Expression,
): Interval | undefined {
  if (interval === undefined) return undefined;
  const ends = variables.map((name) => endsOf(name, interval.ends, file));
  if (ends.includes("periodic") && ends.some((each) => each !== "periodic")) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "some variables have periodic ends and others have not: give all of them periodic ends, or none",
      { place: file.place(["interval", "ends"]) },
    );
  }
  for (const name of typeof interval.ends === "string" ? [] : Object.keys(interval.ends)) {
    if (variables.includes(name)) continue;
    throw new ResiduaError(
      "E_SCHEMA",
      `ends are given for '${name}', which is no variable: variables are ${variables.join(", ")}`,
      { place: file.keyPlace(["interval", "ends", name]) },
    );
  }
  if (modes === "all") {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "a system on an interval has infinitely many modes: choose slow, centre, or a list of eigenvalues",
      { place: file.place(["modes"]) },
    );
  }
  if (typeof modes === "object" && modes.vectors !== undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      "the modes of a system on an interval are fields, which are found from their eigenvalues: leave out vectors and adjoint",
      { place: file.keyPlace(["modes", "vectors"]) },
    );
  }
  return { direction: interval.direction, length: read(["interval", "length"]), ends };
}

/** Errors: E_DOMAIN for a constant state that does not vanish where the ends ask for it. */
export function requireStateAtEnds(
  file: LocatedProblem,
  variables: readonly string[],
  {
    interval,
    equilibrium = {},
  }: { readonly interval: Interval | undefined; readonly equilibrium: State | undefined },
): void {
  const fixed = variables.find(
    (name, i) => interval?.ends[i] === "dirichlet" && !isNumber(ownValue(equilibrium, name) ?? ZERO, 0),
  );
  if (fixed === undefined) return;
  throw new ResiduaError(
    "E_DOMAIN",
    `${fixed} vanishes at the ends, where this state does not: give it neumann or periodic ends, or leave the state out`,
    { place: file.keyPlace(["equilibrium", fixed]) },
  );
}

function endsOf(variable: string, ends: Ends | Readonly<Record<string, Ends>>, file: LocatedProblem): Ends {
  if (typeof ends === "string") return ends;
  const own = ownValue(ends, variable);
  if (own !== undefined) return own;
  throw new ResiduaError(
    "E_SCHEMA",
    `the variable '${variable}' has no ends: add ${variable}: dirichlet, neumann or periodic`,
    { place: file.keyPlace(["interval", "ends"]) },
  );
}
