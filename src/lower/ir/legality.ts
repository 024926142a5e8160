import { at, invariant } from "../../core/errors.ts";
import { accessViolations } from "./access-legality.ts";
import { neededNodes, rootsOf } from "./loops.ts";
import { nodeTable } from "./node-table.ts";
import { type NodeTypes, nodeTypes } from "./node-types.ts";
import { isOperation, operandsOf, variesWithinLoop, variesWithinRow } from "./operands.ts";
import {
  type ArrayDeclaration,
  declarationOf,
  type Loop,
  type Node,
  type NodeId,
  type Program,
} from "./program.ts";
import { isTapeOperation } from "./tape.ts";
import type { LegalityRule, Violation } from "./violation.ts";

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * All rules that a program breaks; none where it is legal. A back end may rely on all of them.
 *
 * Cost: that of one run of the program's loads and stores.
 */
export function violations(program: Program): readonly Violation[] {
  const types = nodeTypes(program.nodes);
  const found = [
    ...declarationViolations(program),
    ...nodeViolations(program, types),
    ...loopViolations(program, types),
  ];
  // Accesses are only understood where names, nodes and counts are.
  return found.length > 0 ? found : accessViolations(program);
}

/** Ends with a bug report where a program breaks a rule; `stage` says what made the program. */
export function requireLegal(program: Program, stage: string): void {
  const [first] = violations(program);
  invariant(
    first === undefined,
    `program ${program.name} breaks the rule '${first?.rule}' after ${stage}: ${first?.where}`,
  );
}

function declarationViolations({ arrays, parameters }: Program): readonly Violation[] {
  const names = arrays.map(({ name }) => name);
  const wrong = arrays.filter((array) => !isSensibleDeclaration(array));
  return [
    ...wrong.map(({ name, length }) => violation("declarations", `array ${name} of length ${length}`)),
    ...repeated(names).map((name) => violation("declarations", `array ${name} is declared twice`)),
    ...repeated(parameters).map((name) => violation("declarations", `parameter ${name} is declared twice`)),
  ];
}

function isSensibleDeclaration({ name, length, role, indicesBelow }: ArrayDeclaration): boolean {
  const isSensibleBound =
    indicesBelow === undefined ||
    (role === "input" && isNatural(indicesBelow) && indicesBelow <= MOST_INDICES);
  return IDENTIFIER.test(name) && isNatural(length) && isSensibleBound;
}

/** Indices are signed 32-bit integers. */
const MOST_INDICES = 2 ** 31;

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function nodeViolations(program: Program, types: NodeTypes): readonly Violation[] {
  const found: Violation[] = [];
  const table = nodeTable(program.nodes);
  for (const [id, node] of program.nodes.entries()) {
    const where = () => `node ${id}, ${node.tag}`;
    const isDefined = operandsOf(node).every((operand) => isNatural(operand) && operand < id);
    if (!isDefined) found.push(violation("defined-before-use", where()));
    else if (types[id] === undefined) found.push(violation("types", where()));
    if (table.find(node) !== undefined) found.push(violation("shared", where()));
    else table.add(node, id);
    if (!hasSensibleNumber(node)) found.push(violation("numbers", where()));
    if (!isDeclared(node, program)) found.push(violation("declared", where()));
    else if (!hasDeclaredType(node, program)) found.push(violation("types", where()));
  }
  return found;
}

function hasSensibleNumber(node: Node): boolean {
  switch (node.tag) {
    case "power":
      return isNatural(node.exponent) && node.exponent >= 2;
    case "float":
      return Number.isFinite(node.value);
    case "integer":
      return Number.isSafeInteger(node.value);
    case "carried":
      return isNatural(node.slot);
    default:
      return true;
  }
}

function isDeclared(node: Node, program: Program): boolean {
  if (node.tag === "load") return declarationOf(program, node.access.array) !== undefined;
  if (node.tag === "gather") return declarationOf(program, node.array) !== undefined;
  return node.tag !== "parameter" || program.parameters.includes(node.name);
}

/** Whether what is read of an array is of its kind: reals or indices. */
function hasDeclaredType(node: Node, program: Program): boolean {
  if (node.tag === "load") return !holdsIndices(program, node.access.array);
  return node.tag !== "gather" || holdsIndices(program, node.array) === (node.type === "index");
}

function holdsIndices(program: Program, array: string): boolean {
  return declarationOf(program, array)?.indicesBelow !== undefined;
}

function loopViolations(program: Program, types: NodeTypes): readonly Violation[] {
  const hasCarried = program.nodes.some(variesWithinRow);
  return program.loops.flatMap((loop, index) => {
    const where = `loop ${index}, ${loop.tag}`;
    const found: Violation[] = [];
    const roots = rootsOf(loop);
    if (!countsOf(loop, program).every(isNatural)) found.push(violation("numbers", where));
    if (!roots.every((id) => isNatural(id) && id < types.length)) {
      return [...found, violation("defined-before-use", where)];
    }
    if (!roots.every((id) => types[id] === "f64")) found.push(violation("types", where));
    const ends = loop.tag === "rows" ? [loop.begin, loop.end] : [];
    if (!ends.every(({ array }) => holdsIndices(program, array))) found.push(violation("types", where));
    if (!isPossibleTape(program.nodes, types, loop)) found.push(violation("tape", where));
    const isConcerned = hasCarried || loop.tag === "reduction";
    return isConcerned ? [...found, ...carriedViolations(program, loop, where)] : found;
  });
}

/** Whether a map that is to be a tape can be one. */
function isPossibleTape(nodes: readonly Node[], types: NodeTypes, loop: Loop): boolean {
  if (loop.tag !== "map" || !loop.tape) return true;
  return neededNodes(nodes, rootsOf(loop)).every((id) => {
    const node = at(nodes, id);
    if (isOperation(node)) return types[id] === "f64" && isTapeOperation(node);
    return node.tag === "float" || node.tag === "load" || node.tag === "parameter";
  });
}

/** The counts of a loop; that of a parameter is known to be sensible once the parameter is declared. */
function countsOf(loop: Loop, { parameters }: Program): readonly number[] {
  switch (loop.tag) {
    case "map":
    case "rows":
      return [loop.count];
    case "stencil":
      return loop.phases.length === 0 ? [Number.NaN] : [loop.sites];
    case "reduction":
      if (typeof loop.count === "number") return [loop.count];
      return parameters.includes(loop.count.parameter) ? [] : [Number.NaN];
  }
}

function carriedViolations({ nodes }: Program, loop: Loop, where: string): readonly Violation[] {
  const within = (roots: readonly NodeId[]) => neededNodes(nodes, roots).map((id) => at(nodes, id));
  const isStray = (slots: number, hasEntry: boolean) => (node: Node) =>
    (node.tag === "carried" && node.slot >= slots) || (node.tag === "entry" && !hasEntry);
  const found = (strays: readonly Node[]) =>
    strays.map((node) => violation("carried", `${where}, ${node.tag}`));
  if (loop.tag !== "reduction" && loop.tag !== "rows")
    return found(within(rootsOf(loop)).filter(isStray(0, false)));
  const slots = loop.accumulators.length;
  const initials = within(loop.accumulators.map(({ initial }) => initial));
  const nexts = within(loop.accumulators.map(({ next }) => next));
  if (loop.tag === "reduction") {
    return found([...nexts.filter(isStray(slots, false)), ...initials.filter(variesWithinLoop)]);
  }
  const stored = within(loop.stores.map(({ value }) => value));
  return found([
    ...initials.filter(variesWithinRow),
    ...nexts.filter(isStray(slots, true)),
    ...stored.filter(isStray(slots, false)),
  ]);
}

function violation(rule: LegalityRule, where: string): Violation {
  return { rule, where };
}

function isNatural(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
