import { at } from "../../core/errors.ts";
import { type Builder, programBuilder } from "../ir/builder.ts";
import { neededNodes, operationCount, rootsOf } from "../ir/loops.ts";
import { nodeTypes } from "../ir/node-types.ts";
import { isOperation, operandsOf, withOperands } from "../ir/operands.ts";
import type { Access, ArrayDeclaration, Loop, MapLoop, Node, NodeId, Program, Store } from "../ir/program.ts";
import { compacted } from "../ir/rewrite.ts";
import { freshName } from "./fresh-name.ts";
import type { Pass } from "./pass.ts";

/** How long a map may be. */
export interface SplitLimits {
  /** The most operations that a map may have before it is split. */
  readonly whole: number;
  /** The most operations of a piece. */
  readonly piece: number;
  /** The fewest points of a map that is split; 1 without it. */
  readonly points?: number;
}

/**
 * V8 does not optimise functions of more than 61 440 bytes of bytecode, about 6000 operations, which then run ten times
 * slower. Far below that its code gets slower already, as values no longer fit into registers: pieces of 500 operations
 * run fastest. Splitting costs a store and a load for each value that is handed on, so that it waits until 1500.
 */
const JAVASCRIPT_LIMITS: SplitLimits = { whole: 1500, piece: 500 };

/** Splits maps that are too long for V8. */
export const splitKernels: Pass = splitKernelsAt(JAVASCRIPT_LIMITS);

/**
 * Splits each long map into maps that run one after another and hand on what later ones need through temporary arrays.
 * Reductions cannot be split, as their points follow on each other.
 */
export function splitKernelsAt(limits: SplitLimits): Pass {
  return { name: "split-kernels", preserves: "bits", run: (program) => splitProgram(program, limits) };
}

function splitProgram(program: Program, { whole, piece, points = 1 }: SplitLimits): Program {
  const isLong = (loop: Loop) => operationCount(program.nodes, rootsOf(loop)) > whole;
  const long = new Set(
    program.loops.filter((loop) => loop.tag === "map" && !loop.tape && loop.count >= points && isLong(loop)),
  );
  if (long.size === 0) return program;
  const builder = programBuilder(program.nodes);
  const arrays = [...program.arrays];
  const loops = program.loops.flatMap((loop): readonly Loop[] => {
    if (loop.tag !== "map" || !long.has(loop)) return [loop];
    return splitLoop(builder, loop, cutIntoPieces(program.nodes, loop, piece), arrays);
  });
  return compacted({ ...program, arrays, nodes: builder.nodes, loops });
}

/** Operations of a map, and the stores that follow on the last of them that they need. */
export interface Piece {
  readonly computed: readonly NodeId[];
  readonly stores: readonly Store[];
}

/**
 * The pieces of a map, in the order in which its stores ask for operations. Integers and truth values are not handed
 * on, but computed again.
 */
function cutIntoPieces(nodes: readonly Node[], loop: MapLoop, limit: number): readonly Piece[] {
  const types = nodeTypes(nodes);
  const pieces: Piece[] = [];
  const known = new Set<NodeId>();
  let computed: NodeId[] = [];
  let stores: Store[] = [];
  const cutWhereFull = ({ length }: readonly unknown[]) => {
    if (length < limit) return;
    pieces.push({ computed, stores });
    [computed, stores] = [[], []];
  };
  for (const store of loop.stores) {
    for (const id of neededNodes(nodes, [store.value], known)) {
      known.add(id);
      if (types[id] !== "f64" || isQuick(nodes, id)) continue;
      cutWhereFull(computed);
      computed.push(id);
    }
    cutWhereFull(stores);
    stores.push(store);
  }
  return [...pieces, { computed, stores }];
}

/**
 * The maps that the pieces make. They hand on values in one temporary array, which has a row of all points for each: with
 * an array for each piece, later pieces would have so many arguments that V8 compiles them slowly and badly.
 */
export function splitLoop(
  builder: Builder,
  loop: MapLoop,
  pieces: readonly Piece[],
  arrays: ArrayDeclaration[],
): readonly MapLoop[] {
  const handed = handedOn(builder.nodes, pieces);
  const array = freshName("handed", arrays);
  const accesses = new Map<NodeId, Access>();
  const loops = pieces.map(({ stores }, p) => {
    const firstRow = accesses.size;
    const handing = at(handed, p).map(
      (value, k): Store => ({ value, access: { array, stride: 1, offset: (firstRow + k) * loop.count } }),
    );
    const piece = fromAccesses(builder, { ...loop, stores: [...stores, ...handing] }, accesses);
    for (const { value, access } of handing) accesses.set(value, access);
    return piece;
  });
  if (accesses.size > 0) arrays.push({ name: array, length: accesses.size * loop.count, role: "temporary" });
  return loops;
}

/**
 * Whether a value is there, or as soon computed as handed on: one quick operation on values that are there, or a value times
 * a number.
 */
function isQuick(nodes: readonly Node[], id: NodeId): boolean {
  const node = at(nodes, id);
  const computed = operandsOf(node).filter((operand) => isOperation(at(nodes, operand)));
  if (node.tag !== "binary") return computed.length === 0 && (!isOperation(node) || node.tag === "negate");
  if (computed.length === 0) return node.operator !== "/";
  return node.operator === "*" && [node.left, node.right].some((factor) => at(nodes, factor).tag === "float");
}

/** For each piece, the operations of it that later pieces use. */
function handedOn(nodes: readonly Node[], pieces: readonly Piece[]): readonly (readonly NodeId[])[] {
  const pieceOf = new Map(pieces.flatMap(({ computed }, p) => computed.map((id) => [id, p] as const)));
  const handed = pieces.map(() => new Set<NodeId>());
  for (const [p, { computed, stores }] of pieces.entries()) {
    const isEarlier = (id: NodeId) => (pieceOf.get(id) ?? p) < p;
    const roots = [...computed, ...stores.map(({ value }) => value)];
    const inside = neededNodes(nodes, roots, { has: isEarlier });
    const used = [...roots, ...inside.flatMap((id) => operandsOf(at(nodes, id)))];
    for (const id of used.filter(isEarlier)) at(handed, pieceOf.get(id) ?? p).add(id);
  }
  return handed.map((ids) => [...ids]);
}

/** The same map with loads in place of the nodes that arrays hold already. */
function fromAccesses(builder: Builder, loop: MapLoop, accesses: ReadonlyMap<NodeId, Access>): MapLoop {
  const images = new Map<NodeId, NodeId>();
  const image = (id: NodeId): NodeId => {
    const access = accesses.get(id);
    return access === undefined ? (images.get(id) ?? id) : builder.intern({ tag: "load", access });
  };
  const roots = loop.stores.map(({ value }) => value);
  for (const id of neededNodes(builder.nodes, roots, accesses)) {
    images.set(id, builder.intern(withOperands(at(builder.nodes, id), image)));
  }
  return { ...loop, stores: loop.stores.map(({ access, value }) => ({ access, value: image(value) })) };
}
