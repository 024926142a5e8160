import { at, ResiduaError } from "../../../core/errors.ts";
import type { ManifoldProblem } from "../manifold-problem.ts";
import { type Part, partAt } from "../series/part.ts";
import type { Relaxed, SeriesSpace } from "../series/relaxed.ts";
import type { Delays } from "./delays.ts";
import { Flow } from "./flow.ts";
import type { Jets } from "./jets.ts";
import type { SeriesCompiler } from "./series-compiler.ts";
import { Unknowns } from "./unknowns.ts";

interface ParameterContext<E> {
  readonly problem: ManifoldProblem;
  readonly space: SeriesSpace<E>;
  readonly jets: Jets<E>;
  readonly delays: Delays<E>;
  readonly parameter: (name: string) => number;
  readonly compilerFor: (unknowns: Unknowns<E>) => SeriesCompiler<E>;
}

/**
 * The time derivatives of parameters that vary, by their symbols and by the grade that they add.
 * Errors: E_DOMAIN for a derivative of lower grade than its parameter, and where parameters that feed each other
 * without a small factor never come to an end.
 */
export function varyingParameters<E>(context: ParameterContext<E>): ReadonlyMap<number, readonly Part<E>[]> {
  const { problem, space, parameter } = context;
  const compiler = compilerWithoutUnknowns(context);
  const varying = new Map(
    Object.entries(problem.timeDerivatives).map(([name, e]) => [
      parameter(name),
      shiftedParts(space, parameter(name), compiler.series(e)),
    ]),
  );
  for (const symbol of varying.keys()) requireEnd(space, varying, symbol, []);
  return varying;
}

function compilerWithoutUnknowns<E>({ problem, space, jets, delays, compilerFor }: ParameterContext<E>) {
  const flow = new Flow(space, jets, [], new Map());
  const names = { variables: problem.variables, directions: problem.space };
  return compilerFor(
    new Unknowns(
      space,
      { jets, flow, delays },
      names,
      problem.variables.map(() => new Map()),
    ),
  );
}

/** By the grade that a parameter's derivative adds to it. */
function shiftedParts<E>(
  { table }: SeriesSpace<E>,
  symbol: number,
  derivative: Relaxed<E>,
): readonly Part<E>[] {
  const own = table.grade(table.power(symbol, 1));
  for (let grade = 0; grade < Math.min(own, table.gradeLimit); grade += 1) {
    if (derivative.part(grade).size === 0) continue;
    throw new ResiduaError(
      "E_DOMAIN",
      `the time derivative of ${table.symbolAt(symbol).name} has a term of lower weight than ${table.symbolAt(symbol).name} itself: give it the same weight, or more`,
    );
  }
  return Array.from({ length: table.gradeLimit }, (_, shift) => derivative.part(shift + own));
}

/** Without a change of grade, each parameter may feed only those whose own derivatives end in zero. */
function requireEnd<E>(
  { table }: Pick<SeriesSpace<E>, "table">,
  varying: ReadonlyMap<number, readonly Part<E>[]>,
  symbol: number,
  above: readonly number[],
): void {
  if (above.includes(symbol)) {
    throw new ResiduaError(
      "E_DOMAIN",
      `the time derivatives of ${above.map((each) => table.symbolAt(each).name).join(", ")} lead back to themselves at leading order: give them a factor that a truncation weighs, or write the oscillation as sin and cos of t`,
    );
  }
  for (const monomial of partAt(varying.get(symbol) ?? [], 0).keys()) {
    const factors = table.factors(monomial);
    for (let k = 0; k < factors.length; k += 2) {
      requireEnd({ table }, varying, at(factors, k), [...above, symbol]);
    }
  }
}
