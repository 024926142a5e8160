import { TIME } from "../../../derive/manifold/manifold-problem.ts";
import type { LocatedProblem } from "../../located-problem.ts";
import { type Parameter, readParameters } from "../../parameters.ts";
import type { ManifoldFileData } from "./manifold-schema.ts";
import { directionsOf } from "./read-equations.ts";
import { requireFree, requireKeys, requireNames } from "./require-names.ts";

/** What the names of a file stand for. */
export interface FileNames {
  readonly parameters: readonly Parameter[];
  /** The symbols that vary in time. */
  readonly varying: readonly string[];
  /** All names that may stand in expressions. */
  readonly symbols: readonly string[];
}

/** The names of a file. Errors, with their places: E_SCHEMA for what is no name, for names that are taken or listed twice. */
export function readNames(file: LocatedProblem, data: ManifoldFileData): FileNames {
  const { variables, space = [], small = {}, noise = [], interval, timeDerivatives = {} } = data;
  const varying = Object.keys(timeDerivatives);
  const taken = [TIME, ...variables, ...directionsOf(data)];
  requireNames(file, "variables", variables, [TIME]);
  requireNames(file, "space", space, [TIME, ...variables]);
  if (interval !== undefined) {
    requireFree(interval.direction, [TIME, ...variables, ...space], file.place(["interval", "direction"]));
  }
  requireNames(file, "noise", noise, taken);
  requireKeys(file, "timeDerivatives", varying, [...taken, ...noise]);
  requireKeys(file, "small", Object.keys(small), taken);
  const parameters = readParameters(data.parameters ?? [], file, [...taken, ...noise]);
  const names = parameters.map(({ name }) => name);
  const symbols = [...new Set([...taken, ...names, ...varying, ...noise, ...Object.keys(small)])];
  return { parameters, varying, symbols };
}
