import { ResiduaError } from "../../core/errors.ts";
import { symbolsOf } from "../../expr/calculus.ts";
import { amplitudeName, type ManifoldProblem, TIME } from "./manifold-problem.ts";
import { requireNoises } from "./noise/check-noise.ts";

/**
 * Refuses a problem whose parts do not fit each other. Errors: E_SHAPE for lengths; E_DOMAIN for names that are taken,
 * and for truncations that keep nothing; E_UNDECLARED for weights of symbols that do not occur; those of `requireNoises`.
 */
export function requireManifoldProblem(problem: ManifoldProblem): void {
  requireShapes(problem);
  requireNames(problem);
  requireTruncations(problem);
  requireNoises(problem);
}

function requireShapes({ variables, equations, modes }: ManifoldProblem): void {
  if (equations.length !== variables.length) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected an equation for each of the ${variables.length} variables, got ${equations.length}`,
    );
  }
  if (modes.length === 0) throw new ResiduaError("E_SHAPE", "expected one mode at least, got none");
  modes.forEach(({ vector, adjoint }, j) => {
    for (const [name, entries] of [
      ["vector", vector],
      ["adjoint", adjoint],
    ] as const) {
      if (entries.length !== variables.length) {
        throw new ResiduaError(
          "E_SHAPE",
          `${name} ${j + 1} must have an entry for each of the ${variables.length} variables; got ${entries.length}`,
        );
      }
    }
  });
}

function requireNames({ variables, modes, space, equations }: ManifoldProblem): void {
  const taken = [TIME, ...modes.map((_, j) => amplitudeName(j)), ...space];
  const clash = [...variables, ...equations.flatMap(symbolsOf)].find(
    (name) => taken.includes(name) && name !== TIME,
  );
  if (clash !== undefined) {
    throw new ResiduaError(
      "E_DOMAIN",
      `the name '${clash}' is taken by an amplitude or a direction: rename the variable or parameter`,
    );
  }
  if (variables.includes(TIME)) {
    throw new ResiduaError("E_DOMAIN", `the name '${TIME}' is that of time: rename the variable`);
  }
}

function requireTruncations({ truncations, equations, timeDerivatives }: ManifoldProblem): void {
  if (truncations.length === 0) {
    throw new ResiduaError("E_DOMAIN", "expected one truncation at least, got none: give the error order");
  }
  const names = new Set([
    ...equations.flatMap(symbolsOf),
    ...Object.entries(timeDerivatives).flatMap(([name, e]) => [name, ...symbolsOf(e)]),
  ]);
  truncations.forEach(({ weights, below }, index) => {
    if (!Number.isInteger(below) || below < 1) {
      throw new ResiduaError(
        "E_DOMAIN",
        `truncation ${index + 1} keeps nothing: expected a bound of 1, 2, ..., got ${below}`,
      );
    }
    for (const [name, weight] of Object.entries(weights)) {
      if (!names.has(name)) {
        throw new ResiduaError(
          "E_UNDECLARED",
          `a weight is given for '${name}', which the equations do not contain`,
        );
      }
      if (!Number.isInteger(weight) || weight < 0) {
        throw new ResiduaError("E_DOMAIN", `expected weights 0, 1, 2, ..., got ${weight} for '${name}'`);
      }
    }
  });
}
