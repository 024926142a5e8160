import { at, ResiduaError } from "../../core/errors.ts";
import { operandsOf } from "../ir/operands.ts";
import type { Access, Loop, Node, NodeId, Program } from "../ir/program.ts";
import { expandStencils } from "../passes/expand-stencils.ts";

/** Where the Jacobian of an array with respect to another may differ from zero: by rows, then columns. */
export interface JacobianPattern {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Entry k is in row `rows[k]` and column `columns[k]`. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/**
 * The pattern of the derivatives of array `output` with respect to the array `input` of a program, from what each point
 * loads: entries outside of it are zero for all values of the inputs.
 *
 * Errors: E_UNDECLARED where the program has no such arrays; E_UNSUPPORTED for rows and computed positions, whose
 * pattern is that of their lists, and for reductions of unknown count. Cost: linear in the points and the entries.
 */
export function jacobianPattern(program: Program, output: string, input: string): JacobianPattern {
  const [rowCount, columnCount] = [lengthOf(program, output), lengthOf(program, input)];
  const reached = new Map<string, Reach[]>([
    [input, Array.from({ length: columnCount }, (_, column) => new Set([column]))],
  ]);
  const expanded = expandStencils.run(program);
  for (const loop of expanded.loops) followLoop(expanded, loop, reached);
  const entries = Array.from({ length: rowCount }, (_, row) =>
    [...(reached.get(output)?.[row] ?? NOTHING)]
      .sort((a, b) => a - b)
      .map((column) => [row, column] as const),
  ).flat();
  return {
    rowCount,
    columnCount,
    rows: Int32Array.from(entries, ([row]) => row),
    columns: Int32Array.from(entries, ([, column]) => column),
  };
}

/** The elements of the input that an element varies with. */
type Reach = ReadonlySet<number>;
const NOTHING: Reach = new Set();

function lengthOf({ arrays, name: program }: Program, name: string): number {
  const array = arrays.find((each) => each.name === name);
  if (array !== undefined) return array.length;
  const known = arrays.map((each) => each.name).join(", ");
  throw new ResiduaError("E_UNDECLARED", `program ${program} has no array ${name}; it has ${known}`);
}

function followLoop(program: Program, loop: Loop, reached: Map<string, Reach[]>): void {
  const reachOf = ({ array, stride, offset }: Access, point: number): Reach =>
    reached.get(array)?.[stride * point + offset] ?? NOTHING;
  const put = ({ array, stride, offset }: Access, point: number, reach: Reach) => {
    const known = reached.get(array) ?? [];
    known[stride * point + offset] = reach;
    reached.set(array, known);
  };
  switch (loop.tag) {
    case "map":
      for (const { access, value } of loop.stores) {
        const { loads } = sourcesOf(program, value);
        for (let i = 0; i < loop.count; i++) put(access, i, union(loads.map((load) => reachOf(load, i))));
      }
      return;
    case "reduction": {
      const { count, accumulators } = loop;
      if (typeof count !== "number") throw unsupported("reductions of unknown count");
      let reaches = accumulators.map(({ initial }) =>
        union(sourcesOf(program, initial).loads.map((load) => reachOf(load, 0))),
      );
      const sources = accumulators.map(({ next }) => sourcesOf(program, next));
      for (let i = 0; i < count; i++) {
        const before = reaches;
        reaches = sources.map(({ loads, slots }) =>
          union([...slots.map((slot) => at(before, slot)), ...loads.map((load) => reachOf(load, i))]),
        );
      }
      for (const [slot, { access }] of accumulators.entries()) put(access, 0, at(reaches, slot));
      return;
    }
    case "stencil":
    case "rows":
      throw unsupported(`${loop.tag} loops`);
  }
}

function union(reaches: readonly Reach[]): Reach {
  const found = reaches.filter(({ size }) => size > 0);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only;
  return new Set(found.flatMap((reach) => [...reach]));
}

/** The loads and accumulators that a value varies with differentiably. */
interface Sources {
  readonly loads: readonly Access[];
  readonly slots: readonly number[];
}

function sourcesOf({ nodes }: Program, root: NodeId): Sources {
  const [loads, slots]: [Access[], number[]] = [[], []];
  const met = new Set<NodeId>();
  const pending = [root];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (met.has(id)) continue;
    met.add(id);
    const node = at(nodes, id);
    if (node.tag === "load") loads.push(node.access);
    if (node.tag === "carried") slots.push(node.slot);
    if (node.tag === "gather" && node.type === "f64") throw unsupported("elements at computed positions");
    pending.push(...varyingOperands(node));
  }
  return { loads, slots };
}

/** The operands that a node has derivatives with respect to: truth values and integers jump. */
function varyingOperands(node: Node): readonly NodeId[] {
  if (node.tag === "select") return [node.ifTrue, node.ifFalse];
  return node.tag === "compare" || node.tag === "toReal" ? [] : operandsOf(node);
}

function unsupported(what: string): ResiduaError {
  return new ResiduaError("E_UNSUPPORTED", `the pattern of a Jacobian is not known for ${what}`);
}
