import type { NodeTypes } from "../ir/node-types.ts";
import type { NodeId, Program } from "../ir/program.ts";
import type { Addressing } from "./addressing.ts";
import type { FunctionBody } from "./function-body.ts";
import type { PlatformFunction } from "./imported-functions.ts";
import type { Lanes } from "./lanes.ts";
import type { Workspace } from "./workspace.ts";

/** What all functions of a module refer to. */
export interface ModuleScope {
  readonly program: Program;
  readonly types: NodeTypes;
  readonly workspace: Workspace;
  readonly functionIndex: (name: PlatformFunction) => number;
  /** For each node, how often it is still asked for: zero before and after code is written. */
  readonly asked: Int32Array;
  /** For each node, the most operations one after another that it takes. */
  readonly heights: Int32Array;
}

/** The locals that count: the point as a number and as an integer, and the entry of a row; where they are asked for. */
export interface Counters {
  readonly number: number | undefined;
  readonly word: number | undefined;
  readonly entry?: number;
}

/** What the values of one loop refer to. */
export interface LoopScope extends ModuleScope {
  readonly body: FunctionBody;
  readonly lanes: Lanes;
  readonly addressing: Addressing;
  readonly counters: Counters;
  /** The locals of carried values. */
  readonly carried: readonly number[];
  /** Locals that hold nodes which do not vary with the point, or within the row. */
  readonly held: ReadonlyMap<NodeId, number>;
  /** The nodes that are computed as 32-bit integers. */
  readonly positions: ReadonlySet<NodeId>;
}
