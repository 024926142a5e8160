import type { Program } from "../ir/program.ts";
import { commonSubexpressions } from "./common-subexpressions.ts";
import { expandPowers } from "./expand-powers.ts";
import { expandStencils } from "./expand-stencils.ts";
import { hoistInvariants } from "./hoist-invariants.ts";
import { horner } from "./horner.ts";
import { type Pass, runPasses } from "./pass.ts";
import { powerChains } from "./power-chains.ts";
import { roundConstants } from "./round-constants.ts";
import { scheduleStores } from "./schedule-stores.ts";
import { simplifyUnits } from "./simplify-units.ts";
import { splitKernels } from "./split-kernels.ts";
import { tapeLongMaps } from "./tape-long-maps.ts";

/**
 * Brings a program into the form that back ends take: maps, reductions and rows, no stencils; floats only, no exact
 * numbers, pi or powers; loop invariants computed before loops; stores in a good order. Its results in doubles are those
 * of the interpreted program, to the last bit.
 */
export const loweringPasses: readonly Pass[] = [
  expandStencils,
  expandPowers,
  roundConstants,
  simplifyUnits,
  commonSubexpressions,
  hoistInvariants,
  scheduleStores,
];

/** Rearranges formulas for fewer operations: the results are the same in exact arithmetic, but for the roundings. */
export const fasterFormulas: readonly Pass[] = [horner, powerChains];

/** The program in the form that all back ends take. */
export function lowered(program: Program): Program {
  return runPasses(program, loweringPasses);
}

/** The program with its formulas rearranged for fewer operations. */
export function rearranged(program: Program): Program {
  return runPasses(program, fasterFormulas);
}

/** The program in the form of the JavaScript back end: lowered, and as tapes or in pieces that V8 optimises. */
export function loweredForJavaScript(program: Program): Program {
  return runPasses(program, [...loweringPasses, tapeLongMaps, splitKernels]);
}
