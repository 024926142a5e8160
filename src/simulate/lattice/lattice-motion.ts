import { at, ResiduaError } from "../../core/errors.ts";
import { lowerLatticeAccelerations } from "../../lower/lower-lattice.ts";
import {
  densityAt,
  type FiniteLattice,
  finiteBondsOf,
  isMoving,
  massCount,
} from "../../models/finite-lattice.ts";
import {
  type SplittingMethod,
  symplecticMotion,
  VELOCITY_VERLET,
} from "../../numeric/integrators/symplectic.ts";
import { massesOf } from "./lattice-energy.ts";

/** A lattice at one time. Shapes: over the lattice, mass (n, j) at `n s + j`. */
export interface LatticeState {
  readonly time: number;
  readonly displacement: Float64Array;
  readonly velocity: Float64Array;
}

/** How time is stepped, and how often a state is shown. */
export interface Clock {
  readonly step: number;
  readonly stepsPerSnapshot: number;
  /** How many states are shown, the initial one among them. */
  readonly snapshots: number;
  /** How time is stepped: velocity Verlet where it is not given, or a method of higher order for long comparisons. */
  readonly method?: SplittingMethod;
}

/**
 * A time step below which a method is stable: for velocity Verlet 2 / omega, with a bound of the fastest frequency
 * omega. By Gershgorin's theorem omega² is at most twice the largest sum of the elasticities at a mass over
 * `h² density`.
 */
export function stableTimeStep(finite: FiniteLattice, method: SplittingMethod = VELOCITY_VERLET): number {
  let bound = 0;
  for (const { n, j } of massesOf(finite)) {
    const elasticity = finiteBondsOf(finite, n, j).reduce((sum, bond) => sum + bond.elasticity, 0);
    bound = Math.max(bound, (2 * elasticity) / (finite.spacing ** 2 * densityAt(finite, n, j)));
  }
  return method.stabilityLimit / Math.sqrt(bound);
}

/**
 * The motion of a lattice from an initial state, as a stream of snapshots that begins with the initial state.
 *
 * The methods are symplectic (the energy error stays bounded at all times) and reversible; velocity Verlet is of
 * second order in the step. Fixed ends stay at their initial displacements.
 * Errors: E_SHAPE where the state does not fit the lattice; E_DOMAIN for a step outside
 * `0 < step < stableTimeStep`, counts that are not positive integers, or a velocity at a fixed end.
 */
export function latticeMotion(
  finite: FiniteLattice,
  initial: LatticeState,
  clock: Clock,
): Generator<LatticeState> {
  requireState(finite, initial);
  requireClock(clock, stableTimeStep(finite, clock.method));
  return snapshots(finite, initial, clock);
}

function* snapshots(finite: FiniteLattice, initial: LatticeState, clock: Clock): Generator<LatticeState> {
  const { evaluate } = lowerLatticeAccelerations(finite);
  const { method = VELOCITY_VERLET, step, stepsPerSnapshot } = clock;
  const motion = symplecticMotion(method, evaluate, initial.displacement, initial.velocity);
  for (let shown = 0; shown < clock.snapshots; shown++) {
    const time = initial.time + shown * stepsPerSnapshot * step;
    yield { time, displacement: motion.positions.slice(), velocity: motion.velocities.slice() };
    if (shown < clock.snapshots - 1) motion.advance(step, stepsPerSnapshot);
  }
}

function requireState(finite: FiniteLattice, { displacement, velocity }: LatticeState): void {
  const expected = massCount(finite);
  if (displacement.length !== expected || velocity.length !== expected) {
    throw new ResiduaError(
      "E_SHAPE",
      `expected ${expected} displacements and velocities, got ${displacement.length} and ${velocity.length}`,
    );
  }
  for (const { n, j } of massesOf(finite)) {
    const speed = at(velocity, n * finite.lattice.strands + j);
    if (isMoving(finite, n) || speed === 0) continue;
    throw new ResiduaError(
      "E_DOMAIN",
      `the mass (${n}, ${j}) is held, so its velocity must be 0; got ${speed}`,
    );
  }
}

function requireClock({ step, stepsPerSnapshot, snapshots: count }: Clock, limit: number): void {
  if (!(step > 0 && step < limit)) {
    throw new ResiduaError("E_DOMAIN", `the time step must lie in (0, ${limit}) for stability, got ${step}`);
  }
  for (const [name, value] of Object.entries({ stepsPerSnapshot, snapshots: count })) {
    if (Number.isInteger(value) && value >= 1) continue;
    throw new ResiduaError("E_DOMAIN", `${name} must be a positive integer, got ${value}`);
  }
}
