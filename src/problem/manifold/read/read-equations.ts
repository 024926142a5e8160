import { ResiduaError } from "../../../core/errors.ts";
import { nearest } from "../../../core/nearest.ts";
import { TIME } from "../../../derive/manifold/manifold-problem.ts";
import { requireNoiseTerms } from "../../../derive/manifold/noise/check-noise.ts";
import type { Expression } from "../../../expr/expression.ts";
import { withPlace } from "../../with-place.ts";
import { withConstantParameters } from "./constant-parameters.ts";
import { requireTreatable } from "./equation-limits.ts";
import { type ExpressionReader, readExpression } from "./expression-reader.ts";
import type { ManifoldFileData } from "./manifold-schema.ts";

/** All directions: those of slow variation, and that of an interval. */
export function directionsOf({ space = [], interval }: ManifoldFileData): readonly string[] {
  return interval === undefined ? space : [...space, interval.direction];
}

/**
 * The right-hand sides as they were typed, one for each variable.
 * Errors, with their places: E_SCHEMA for a variable without equation, and for an equation of what is no variable; those of
 * `requireTreatable` and `requireNoiseTerms`.
 */
export function readEquations(reader: ExpressionReader, data: ManifoldFileData): readonly Expression[] {
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
