import { at, invariant } from "../../core/errors.ts";
import { accessViolations } from "./access-legality.ts";
import { nodeKey } from "./builder.ts";
import { neededNodes, rootsOf } from "./loops.ts";
import { type NodeTypes, nodeTypes } from "./node-types.ts";
import { operandsOf, variesWithinLoop } from "./operands.ts";
import type { Loop, Node, Program } from "./program.ts";
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
  const wrong = arrays.filter(({ name, length }) => !IDENTIFIER.test(name) || !isNatural(length));
  return [
    ...wrong.map(({ name, length }) => violation("declarations", `array ${name} of length ${length}`)),
    ...repeated(names).map((name) => violation("declarations", `array ${name} is declared twice`)),
    ...repeated(parameters).map((name) => violation("declarations", `parameter ${name} is declared twice`)),
  ];
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function nodeViolations(program: Program, types: NodeTypes): readonly Violation[] {
  const found: Violation[] = [];
  const keys = new Set<string | number>();
  for (const [id, node] of program.nodes.entries()) {
    const where = () => `node ${id}, ${node.tag}`;
    const isDefined = operandsOf(node).every((operand) => isNatural(operand) && operand < id);
    const key = nodeKey(node);
    if (!isDefined) found.push(violation("defined-before-use", where()));
    else if (types[id] === undefined) found.push(violation("types", where()));
    if (keys.has(key)) found.push(violation("shared", where()));
    keys.add(key);
    if (!hasSensibleNumber(node)) found.push(violation("numbers", where()));
    if (!isDeclared(node, program)) found.push(violation("declared", where()));
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

function isDeclared(node: Node, { arrays, parameters }: Program): boolean {
  if (node.tag === "load") return arrays.some(({ name }) => name === node.access.array);
  return node.tag !== "parameter" || parameters.includes(node.name);
}

function loopViolations(program: Program, types: NodeTypes): readonly Violation[] {
  const hasCarried = program.nodes.some(({ tag }) => tag === "carried");
  return program.loops.flatMap((loop, index) => {
    const where = `loop ${index}, ${loop.tag}`;
    const found: Violation[] = [];
    const roots = rootsOf(loop);
    if (!countsOf(loop, program).every(isNatural)) found.push(violation("numbers", where));
    if (!roots.every((id) => isNatural(id) && id < types.length)) {
      return [...found, violation("defined-before-use", where)];
    }
    if (!roots.every((id) => types[id] === "f64")) found.push(violation("types", where));
    const isConcerned = hasCarried || loop.tag === "reduction";
    return isConcerned ? [...found, ...carriedViolations(program, loop, where)] : found;
  });
}

/** The counts of a loop; that of a parameter is known to be sensible once the parameter is declared. */
function countsOf(loop: Loop, { parameters }: Program): readonly number[] {
  switch (loop.tag) {
    case "map":
      return [loop.count];
    case "stencil":
      return loop.phases.length === 0 ? [Number.NaN] : [loop.sites];
    case "reduction":
      if (typeof loop.count === "number") return [loop.count];
      return parameters.includes(loop.count.parameter) ? [] : [Number.NaN];
  }
}

function carriedViolations({ nodes }: Program, loop: Loop, where: string): readonly Violation[] {
  const accumulators = loop.tag === "reduction" ? loop.accumulators : [];
  const needed = neededNodes(nodes, rootsOf(loop)).map((id) => at(nodes, id));
  const strays = needed.filter((node) => node.tag === "carried" && node.slot >= accumulators.length);
  const starts = neededNodes(
    nodes,
    accumulators.map(({ initial }) => initial),
  ).map((id) => at(nodes, id));
  const varying = starts.filter(variesWithinLoop);
  return [...strays, ...varying].map((node) => violation("carried", `${where}, ${node.tag}`));
}

function violation(rule: LegalityRule, where: string): Violation {
  return { rule, where };
}

function isNatural(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
