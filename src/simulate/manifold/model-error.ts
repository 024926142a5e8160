import type { Budget } from "../../core/budget.ts";
import { at } from "../../core/errors.ts";
import { type Result, success } from "../../core/result.ts";
import type { AdaptiveOptions, IntegrationReason } from "../../numeric/integrators/adaptive-options.ts";
import { integrate } from "../../numeric/integrators/integrate.ts";
import { integrateDelay } from "../../numeric/integrators/integrate-delay.ts";
import type { Trajectory } from "../../numeric/integrators/trajectory.ts";
import { valueAt } from "../../numeric/value-at.ts";
import { stateSize } from "./field-kernel.ts";
import { integrateReduced } from "./integrate-reduced.ts";
import type { ManifoldModels } from "./manifold-models.ts";
import { pastStates } from "./past-states.ts";

/** Steps are as accurate as doubles allow: their errors must stay far below those of the reduced model. */
const TOLERANCES = { relativeTolerance: 1e-13, absoluteTolerance: 1e-14 };

/** A time far shorter than the fastest mode's would take more steps than this; it ends instead. */
const MOST_STEPS = 20_000;

/** States are compared at this many times, equally spaced up to the final one. */
const COMPARISONS = 4;

/**
 * How far a system, started on the manifold, leaves what the reduced model says of it: the root mean square of the
 * difference over variables, points and some times up to the final one, relative to that of the variables.
 */
export function modelError(
  models: ManifoldModels,
  size: number,
  budget: Budget,
): Result<number, IntegrationReason> {
  const outputTimes = Float64Array.from(
    { length: COMPARISONS },
    (_, k) => ((k + 1) * models.finalTime) / COMPARISONS,
  );
  const options: AdaptiveOptions = { ...TOLERANCES, mostSteps: MOST_STEPS, outputTimes, budget };
  const reduced = integrateReduced(models, size, models.finalTime, options);
  if (!reduced.ok) return reduced;
  const full = integrateFull(models, size, options);
  if (!full.ok) return full;
  const lift = lifting(models, size);
  const sums = { difference: 0, state: 0 };
  outputTimes.forEach((time, k) => {
    addSquares(models, at(full.value.states, k), lift(time, at(reduced.value.states, k)), sums);
  });
  return success(Math.sqrt(sums.difference / sums.state));
}

/** Integrates the full system from the manifold; with delays, its past is the reduced model's. */
function integrateFull(
  models: ManifoldModels,
  size: number,
  options: AdaptiveOptions,
): Result<Trajectory, IntegrationReason> {
  const { full, finalTime, parameterValues, start, delays, grid, variableFields, varyingFields } = models;
  const rightHandSide = (time: number, states: Float64Array, derivative: Float64Array) =>
    full(states, parameterValues(time, size), derivative);
  const lift = lifting(models, size);
  if (delays.length === 0) {
    const initialState = fullState(models, lift(0, start(size)), start(size));
    return integrate({ rightHandSide, initialTime: 0, initialState }, finalTime, options);
  }
  const past = pastStates(models, size, options);
  if (!past.ok) return past;
  const history = (time: number, state: Float64Array) => {
    const reduced = past.value(time);
    state.set(fullState(models, lift(time, reduced), reduced));
  };
  const problem = {
    rightHandSide,
    delays,
    size: stateSize([...variableFields, ...varyingFields], grid),
    initialTime: 0,
    history,
  };
  return integrateDelay(problem, finalTime, options);
}

/** The variables on the manifold as complex columns. */
function lifting({ lift, grid, variableFields, parameterValues }: ManifoldModels, size: number) {
  return (time: number, reduced: Float64Array): Float64Array => {
    const lifted = new Float64Array(2 * variableFields.length * grid.pointCount);
    lift(reduced, parameterValues(time, size), lifted);
    return lifted;
  };
}

/** The full state from lifted variables, and from the parameters that vary, which end both states. */
function fullState(
  { grid: { pointCount }, variableFields, varyingFields }: ManifoldModels,
  lifted: Float64Array,
  reduced: Float64Array,
): Float64Array {
  const columns = variableFields.map(({ isReal }, i) => {
    const start = 2 * i * pointCount;
    return lifted.subarray(start, start + (isReal ? pointCount : 2 * pointCount));
  });
  const varying = reduced.subarray(reduced.length - varyingFields.length * pointCount);
  return Float64Array.from([...columns, varying].flatMap((column) => [...column]));
}

/** Adds the squares of all differences, and those of all variables. */
function addSquares(
  { grid: { pointCount }, variableFields }: ManifoldModels,
  full: Float64Array,
  lifted: Float64Array,
  sums: { difference: number; state: number },
): void {
  let column = 0;
  variableFields.forEach(({ isReal }, i) => {
    for (let point = 0; point < pointCount; point += 1) {
      const re = valueAt(full, column + point);
      const im = isReal ? 0 : valueAt(full, column + pointCount + point);
      const [liftedRe, liftedIm] = [
        valueAt(lifted, 2 * i * pointCount + point),
        valueAt(lifted, (2 * i + 1) * pointCount + point),
      ];
      sums.difference += (re - liftedRe) ** 2 + (im - liftedIm) ** 2;
      sums.state += re ** 2 + im ** 2;
    }
    column += isReal ? pointCount : 2 * pointCount;
  });
}
