import { at } from "../../core/errors.ts";
import { rationals } from "../../exact/rational.ts";
import { type Builder, programBuilder } from "../ir/builder.ts";
import { neededNodes } from "../ir/loops.ts";
import type { NodeId, Program, Store } from "../ir/program.ts";
import { compacted } from "../ir/rewrite.ts";
import { requireStraightLine } from "../straight-line.ts";
import { partialsOf } from "./partials.ts";

/** Where an element of the array of derivatives stands in the Jacobian. */
export interface JacobianEntry {
  readonly row: number;
  readonly column: number;
}

/** A program for the entries of a Jacobian that are not identically zero, and their pattern. */
export interface SparseJacobian {
  /** From the inputs to the array `jacobian`. */
  readonly program: Program;
  /** Element k of `jacobian` is `dy[row]/dx[column]`; by rows, then columns. */
  readonly entries: readonly JacobianEntry[];
}

/**
 * The sparse Jacobian of straight-line code, by forward differentiation that follows each input only where it reaches.
 * Errors: E_UNSUPPORTED where the program is not straight-line code.
 */
export function jacobianProgram(program: Program): SparseJacobian {
  const { loop, input } = requireStraightLine(program, "a Jacobian");
  const builder = programBuilder(program.nodes);
  const roots = loop.stores.map(({ value }) => value);
  const gradients = gradientNodes(program, builder, roots);
  const rows = [...loop.stores].sort((a, b) => a.access.offset - b.access.offset);
  const derivatives = rows.flatMap(({ access, value }) =>
    [...(gradients.get(value) ?? [])]
      .sort(([a], [b]) => a - b)
      .map(([column, derivative]) => ({ entry: { row: access.offset, column }, derivative })),
  );
  const stores = derivatives.map(
    ({ derivative }, offset): Store => ({
      access: { array: "jacobian", stride: 0, offset },
      value: derivative,
    }),
  );
  const comments = derivatives.map(
    ({ entry }, k) => `jacobian[${k}] = d y[${entry.row}] / d x[${entry.column}]`,
  );
  const jacobian: Program = {
    ...program,
    name: `${program.name}Jacobian`,
    comments: [...program.comments, ...comments],
    arrays: [
      { ...input, role: "input" },
      { name: "jacobian", length: stores.length, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "map", count: 1, stores }],
  };
  return { program: compacted(jacobian), entries: derivatives.map(({ entry }) => entry) };
}

/** The derivatives of a node with respect to the inputs that reach it, by input. */
type Gradient = ReadonlyMap<number, NodeId>;

function gradientNodes(
  program: Program,
  builder: Builder,
  roots: readonly NodeId[],
): ReadonlyMap<NodeId, Gradient> {
  const gradients = new Map<NodeId, Gradient>();
  for (const id of neededNodes(program.nodes, roots)) {
    const node = at(program.nodes, id);
    if (node.tag === "load") {
      gradients.set(id, new Map([[node.access.offset, builder.exact(rationals.one)]]));
      continue;
    }
    const gradient = new Map<number, NodeId>();
    for (const { operand, times } of partialsOf(builder, id)) {
      for (const [column, derivative] of gradients.get(operand) ?? []) {
        const term = times(derivative);
        const known = gradient.get(column);
        gradient.set(column, known === undefined ? term : builder.add(known, term));
      }
    }
    if (gradient.size > 0) gradients.set(id, gradient);
  }
  return gradients;
}
