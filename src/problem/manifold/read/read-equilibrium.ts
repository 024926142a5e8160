import { budgetOf, withinBudget } from "../../../core/budget.ts";
import { at, ResiduaError } from "../../../core/errors.ts";
import type { State } from "../../../derive/manifold/equilibrium/deviation-equations.ts";
import { findEquilibria } from "../../../derive/manifold/equilibrium/find-equilibria.ts";
import { TIME } from "../../../derive/manifold/manifold-problem.ts";
import { substitute, symbolsOf } from "../../../expr/calculus.ts";
import { type Expression, isNumber, ZERO } from "../../../expr/expression.ts";
import { readJetSymbol } from "../../../expr/jet-symbol.ts";
import { parseExpression } from "../../../expr/parse.ts";
import { expressionText } from "../../../expr/text.ts";
import type { LocatedProblem, Path } from "../../located-problem.ts";
import { withPlace } from "../../with-place.ts";
import { faultPlace } from "./fault-place.ts";
import type { ManifoldFileData } from "./manifold-schema.ts";

/**
 * The state under `equilibrium`, by variable; `undefined` where the file has none.
 * Errors, with their places: E_SCHEMA for a value of what is no variable, and for one that is not constant.
 */
export function readEquilibrium(
  { variables, equilibrium, space = [], interval, timeDerivatives = {} }: ManifoldFileData,
  file: LocatedProblem,
  read: (path: Path) => Expression,
): State | undefined {
  if (equilibrium === undefined) return undefined;
  for (const name of Object.keys(equilibrium)) {
    if (variables.includes(name)) continue;
    throw new ResiduaError(
      "E_SCHEMA",
      `an equilibrium is given for '${name}', which is no variable: variables are ${variables.join(", ")}`,
      { place: file.keyPlace(["equilibrium", name]) },
    );
  }
  const varying = Object.keys(timeDerivatives).filter(
    (name) => !isNumber(read(["timeDerivatives", name]), 0),
  );
  const changing = [TIME, ...variables, ...space, ...varying];
  if (interval !== undefined) changing.push(interval.direction);
  return Object.fromEntries(
    variables.map((name) => {
      if (!Object.hasOwn(equilibrium, name)) return [name, ZERO];
      const value = read(["equilibrium", name]);
      const found = symbolsOf(value).find(
        (each) => changing.includes(each) || readJetSymbol(each) !== undefined,
      );
      if (found === undefined) return [name, value];
      throw new ResiduaError(
        "E_SCHEMA",
        `expected a constant state, but the value of ${name} contains '${found}': ${
          varying.includes(found)
            ? "an equilibrium does not follow a parameter that varies; give the state at its mean value, and the rest of it a small factor"
            : "give numbers and parameters"
        }`,
        { place: file.place(["equilibrium", name]) },
      );
    }),
  );
}

/** A system as it was typed, with the state that the file takes for its equilibrium. */
export interface TypedSystem {
  readonly variables: readonly string[];
  readonly typed: readonly Expression[];
  readonly equilibrium: State | undefined;
}

/**
 * Runs `body`, whose errors concern equations. Where it finds that the state which is analysed is no equilibrium, the error
 * says which states are, as far as they are found, and how to name one in the file.
 */
export function withEquilibria<T>(file: LocatedProblem, system: TypedSystem, body: () => T): T {
  try {
    return withPlace((error) => faultPlace(file, error, ["equations"]), body);
  } catch (error) {
    if (!(error instanceof ResiduaError)) throw error;
    const { variable, residual } = error.details;
    if (typeof variable !== "string" || typeof residual !== "string") throw error;
    const [what, place] =
      system.equilibrium === undefined
        ? ["the origin is no equilibrium", file.place(["equations", variable])]
        : ["the state under 'equilibrium' is none", file.keyPlace(["equilibrium"])];
    throw new ResiduaError(
      error.code,
      `${what}: d${variable}/dt = ${residual} there; ${varies(residual) ? FORCING_REMEDY : remedy(system)}`,
      {
        place,
        details: error.details,
      },
    );
  }
}

/** A message should not keep its reader waiting. */
const SEARCH_SECONDS = 1;
const SHOWN_EQUILIBRIA = 4;

const FORCING_REMEDY =
  "a forcing must be small: give it a factor that 'small' lists, or give no 'small' at all";

function varies(residual: string): boolean {
  return symbolsOf(parseExpression(residual)).includes(TIME);
}

function remedy({ variables, typed }: TypedSystem): string {
  const constant = typed.map((e) => substitute(e, withoutDerivatives(e)));
  const search = withinBudget(() =>
    findEquilibria(variables, constant, { budget: budgetOf(SEARCH_SECONDS) }),
  );
  const found = (search.ok ? search.value : undefined) ?? [];
  if (found.length === 0) return `say where it rests, as in 'equilibrium: {${at(variables, 0)}: "1"}'`;
  const shown = found.slice(0, SHOWN_EQUILIBRIA).map((state) => `'equilibrium: {${stateText(state)}}'`);
  const more = found.length > shown.length ? `, or another one of ${found.length}` : "";
  return `add ${shown.join(" or ")}${more}`;
}

function stateText(state: State): string {
  return Object.entries(state)
    .filter(([, value]) => !isNumber(value, 0))
    .map(([name, value]) => `${name}: "${expressionText(value)}"`)
    .join(", ");
}

/** Of a constant state derivatives vanish, and earlier values are those of now. */
function withoutDerivatives(e: Expression): Readonly<Record<string, Expression>> {
  return Object.fromEntries(
    symbolsOf(e).flatMap((name) => {
      const jet = readJetSymbol(name);
      if (jet === undefined) return [];
      return [[name, jet.operator === "delay" ? { tag: "symbol", name: jet.subject } : ZERO] as const];
    }),
  );
}
