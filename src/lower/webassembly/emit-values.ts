import { at, invariant } from "../../core/errors.ts";
import { isOperation, operandsOf } from "../ir/operands.ts";
import type { Access, BinaryOperator, Node, NodeId } from "../ir/program.ts";
import { F64, F64X2, I32, type Instruction, VALUE_TYPE, type ValueType } from "./instructions.ts";
import type { LoopScope, ModuleScope } from "./scope.ts";

/**
 * Notes how often roots and what they need are asked for, but for what is in `held`. The result lists the nodes that
 * they need, each once.
 */
export function countUses(
  { program, asked }: ModuleScope,
  roots: readonly NodeId[],
  held: { readonly has: (id: NodeId) => boolean },
): readonly NodeId[] {
  const needed: NodeId[] = [];
  const pending = [...roots];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (held.has(id)) continue;
    const before = at(asked, id);
    asked[id] = before + 1;
    if (before > 0) continue;
    needed.push(id);
    for (const operand of operandsOf(at(program.nodes, id))) pending.push(operand);
  }
  return needed;
}

/**
 * A function that puts the value of a root on the stack, to be called once for each of the roots.
 *
 * A value that is asked for once stays on the stack until it is used; any other one has a local from when it is
 * computed until it is asked for the last time, so that there are only as many locals as values that live together.
 *
 * V8 orders operations by their distance from the store that asks for them, and loads and stores as they are written: in a
 * long formula all loads would come first, and then a wave of operations across all its parts, with hundreds of values
 * that wait outside of registers. So every few operations a value is stored where nobody reads it. It is then
 * computed there and not later, at the price of one store: long polynomials run two to three times as fast.
 */
export function valueEmitter(scope: LoopScope, roots: readonly NodeId[]): (root: NodeId) => void {
  const { program, asked, held, lanes } = scope;
  countUses(scope, roots, held);
  const locals = new Map<NodeId, number>();
  return (root) => {
    let sinceStore = 0;
    // A node is entered, then its operands are, then it is left; `~id` stands for leaving it.
    const pending: number[] = [root];
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
      if (item >= 0) {
        if (recall(scope, locals, item)) continue;
        pending.push(~item, ...stackOrder(scope, at(program.nodes, item)).toReversed());
        continue;
      }
      const id = ~item;
      writeOperation(scope, id);
      if (scope.types[id] === "f64" && isOperation(at(program.nodes, id))) sinceStore++;
      if (sinceStore === lanes.operationsBetweenStores) {
        storeUnread(scope);
        sinceStore = 0;
      }
      if (at(asked, id) > 0) keep(scope, locals, id);
    }
  };
}

/** Puts the value of a node on the stack if it has a local or lies in memory; false where it is to be computed. */
function recall(scope: LoopScope, locals: Map<NodeId, number>, id: NodeId): boolean {
  const { program, body, asked, held, positions } = scope;
  const heldIn = held.get(id);
  if (heldIn !== undefined) {
    body.get(heldIn);
    return true;
  }
  asked[id] = at(asked, id) - 1;
  const local = locals.get(id);
  const node = at(program.nodes, id);
  if (local === undefined) {
    if (!isUniform(node) || positions.has(id)) return false;
    loadUniform(scope, node);
    return true;
  }
  body.get(local);
  if (at(asked, id) === 0) {
    locals.delete(id);
    body.release(typeOfLocal(scope, id), local);
  }
  return true;
}

/** Gives a local to the value on the stack, and leaves it there. */
function keep(scope: LoopScope, locals: Map<NodeId, number>, id: NodeId): void {
  const local = scope.body.claim(typeOfLocal(scope, id));
  locals.set(id, local);
  scope.body.tee(local);
}

/** Stores a number that is on the stack and leaves it there. */
function storeUnread({ body, lanes, addressing, workspace }: LoopScope): void {
  const value = body.claim(lanes.number);
  body.set(value);
  const offset = addressing.pushFixed(workspace.unread);
  body.get(value);
  body.access(lanes.storeWhole, offset);
  body.get(value);
  body.release(lanes.number, value);
}

/** The type of a local that holds a node. */
export function typeOfLocal({ types, lanes, positions }: LoopScope, id: NodeId): ValueType {
  if (positions.has(id)) return VALUE_TYPE.i32;
  return types[id] === "bool" ? lanes.truth : lanes.number;
}

/** Whether a node has the same value at all points of a loop, and lies in memory. */
export function isUniform(node: Node): boolean {
  return (
    node.tag === "float" ||
    node.tag === "integer" ||
    node.tag === "parameter" ||
    (node.tag === "load" && node.access.stride === 0)
  );
}

/** Puts the value of a uniform node on the stack. */
export function loadUniform(scope: LoopScope, node: Node): void {
  const { body, lanes, addressing, workspace } = scope;
  if (node.tag === "load") body.access(lanes.loadUniform, addressing.push(node.access));
  else if (node.tag === "float" || node.tag === "integer") pushNumber(scope, node.value);
  else if (node.tag === "parameter") {
    body.access(lanes.loadUniform, addressing.pushFixed(workspace.parameterAddress(node.name)));
  }
}

/** Puts a number on the stack. In memory each lies twice, for vectors. */
function pushNumber({ body, lanes, addressing, workspace }: LoopScope, value: number): void {
  if (lanes.numbers === "immediate") {
    body.float(value);
    return;
  }
  body.access(lanes.loadWhole, addressing.pushFixed(workspace.numberAddress(value)));
}

/**
 * The operands in the order in which their values go on the stack. Of a sum or a product the longer one comes first, so
 * that the other does not wait for it; they have the same bits in either order.
 */
function stackOrder({ heights }: ModuleScope, node: Node): readonly NodeId[] {
  if (node.tag === "select") return [node.ifTrue, node.ifFalse, node.condition];
  const operands = operandsOf(node);
  if (node.tag !== "binary" || (node.operator !== "+" && node.operator !== "*")) return operands;
  return at(heights, node.left) < at(heights, node.right) ? operands.toReversed() : operands;
}

/** Writes the operation of a node whose operands are on the stack. */
function writeOperation(scope: LoopScope, id: NodeId): void {
  const { program, body, lanes } = scope;
  const node = at(program.nodes, id);
  switch (node.tag) {
    case "exact":
    case "pi":
    case "power":
      throw new Error(`Residua bug: a node '${node.tag}' is left in a lowered program.`);
    case "float":
    case "parameter":
      throw new Error(`Residua bug: a node '${node.tag}' is no operation.`);
    case "integer":
      body.word(node.value);
      return;
    case "load":
      lanes.load(body, scope.addressing, node.access);
      return;
    case "carried":
      body.get(at(scope.carried, node.slot));
      return;
    case "counter":
    case "entry":
      writeCount(scope, id, node.tag);
      return;
    case "gather":
      writeGather(scope, id, node);
      return;
    case "toReal":
      // Integers that become reals are doubles already.
      return;
    case "negate":
      body.write(lanes.negate);
      return;
    case "powerOfTwo":
    case "binaryExponent":
      lanes[node.tag](body, (value) => pushNumber(scope, value));
      return;
    case "binary":
      body.write(scope.positions.has(id) ? integerInstruction(node.operator) : lanes.binary[node.operator]);
      return;
    case "apply":
      writeFunction(scope, node);
      return;
    case "compare":
      body.write(lanes.compare[node.operator]);
      return;
    case "select":
      body.write(lanes.choose);
  }
}

/**
 * Applies a function. The sine and the cosine of zero are known without a call, as `inlineElementary` leaves calls for large
 * angles only, and zero for all others.
 */
function writeFunction(scope: LoopScope, { name, operands }: ApplyNode): void {
  const { body, lanes } = scope;
  if (name === "sqrt" || name === "abs") {
    body.write(lanes.functions[name]);
    return;
  }
  const writeCall = () => lanes.call(body, scope.functionIndex(name), operands.length);
  if (name === "sin" || name === "cos") callUnlessZero(scope, name === "sin" ? 0 : 1, writeCall);
  else writeCall();
}

/** Applies a function of one operand, whose value at zero is known. */
function callUnlessZero({ body, lanes }: LoopScope, atZero: number, writeCall: () => void): void {
  const [operand, value] = [body.claim(lanes.number), body.claim(lanes.number)];
  body.set(operand);
  body.float(atZero);
  if (lanes.points === 2) body.write(F64X2.splat);
  body.set(value);
  body.get(operand);
  lanes.isNotZero(body);
  body.ifTrue(() => {
    body.get(operand);
    writeCall();
    body.set(value);
  });
  body.get(value);
  body.release(lanes.number, operand);
  body.release(lanes.number, value);
}

type ApplyNode = Extract<Node, { readonly tag: "apply" }>;

/** Puts the point or the entry on the stack. */
function writeCount({ body, positions, counters }: LoopScope, id: NodeId, tag: "counter" | "entry"): void {
  const isPosition = positions.has(id);
  const local =
    tag === "counter" && !isPosition ? counters.number : counters[tag === "entry" ? "entry" : "word"];
  invariant(local !== undefined, `a loop that asks for its ${tag} does not count it`);
  body.get(local);
  if (tag === "entry" && !isPosition) body.write(F64.fromWord);
}

/** Puts the element of an array on the stack at the position that lies there. */
function writeGather(scope: LoopScope, id: NodeId, node: GatherNode): void {
  const { body, positions } = scope;
  if (!positions.has(node.index)) body.write(I32.fromFloat);
  const offset = pushElementAddress(scope, node.array);
  if (node.type === "f64") {
    body.access(F64.load, offset);
    return;
  }
  body.loadWord(offset);
  if (!positions.has(id)) body.write(F64.fromWord);
}

/**
 * Turns the position of an element, which lies on the stack as an i32, into an address; the element lies the returned
 * number of bytes after it.
 */
export function pushElementAddress({ body, workspace, addressing }: LoopScope, array: string): number {
  body.word(workspace.elementSize(array));
  body.write(I32.multiply);
  const offset = addressing.push(arrayStart(array));
  body.write(I32.add);
  return offset;
}

type GatherNode = Extract<Node, { readonly tag: "gather" }>;

/** The first element of an array, from which gathers count. */
export function arrayStart(array: string): Access {
  return { array, stride: 0, offset: 0 };
}

function integerInstruction(operator: BinaryOperator): Instruction {
  invariant(operator !== "/", "integers of a legal program are not divided");
  return { "+": I32.add, "-": I32.subtract, "*": I32.multiply }[operator];
}
