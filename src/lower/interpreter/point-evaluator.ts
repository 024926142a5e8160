import { at, invariant } from "../../core/errors.ts";
import { operandsOf } from "../ir/operands.ts";
import type { Access, BinaryOperator, Comparison, Node, NodeId } from "../ir/program.ts";
import type { Semantics } from "./semantics.ts";

/** A point of a loop: its number, what its loads give, and the values carried to it. */
export interface Point<V> {
  readonly counter: number;
  readonly load: (access: Access) => V;
  readonly carried: readonly V[];
  readonly entry: number;
  /** The elements at computed positions. */
  readonly gather: (array: string, position: number) => V;
  readonly gatherIndex: (array: string, position: number) => number;
}

/** What an evaluator computes: the values of `roots`, for which the nodes in `order` are needed, operands first. */
export interface Evaluation<V> {
  readonly semantics: Semantics<V>;
  readonly parameter: (name: string) => V;
  readonly nodes: readonly Node[];
  readonly order: readonly NodeId[];
  readonly roots: readonly NodeId[];
}

/** A value with its type. */
type Value<V> =
  | { readonly type: "f64"; readonly value: V }
  | { readonly type: "index"; readonly value: number }
  | { readonly type: "bool"; readonly value: boolean };

/** A function from points to the values of the roots there. */
export function pointEvaluator<V>(evaluation: Evaluation<V>): (point: Point<V>) => readonly V[] {
  const { nodes, order, roots } = evaluation;
  return (point) => {
    const values: Value<V>[] = [];
    for (const id of order) {
      const node = at(nodes, id);
      values[id] = evaluateNode(
        evaluation,
        point,
        node,
        operandsOf(node).map((operand) => at(values, operand)),
      );
    }
    return roots.map((root) => real(at(values, root)));
  };
}

function evaluateNode<V>(
  { semantics, parameter }: Evaluation<V>,
  point: Point<V>,
  node: Node,
  operands: readonly Value<V>[],
): Value<V> {
  const f64 = (value: V): Value<V> => ({ type: "f64", value });
  const operand = (position: number) => at(operands, position);
  switch (node.tag) {
    case "exact":
      return f64(semantics.exact(node.value));
    case "float":
      return f64(semantics.float(node.value));
    case "pi":
      return f64(semantics.pi());
    case "parameter":
      return f64(parameter(node.name));
    case "load":
      return f64(point.load(node.access));
    case "carried":
      return f64(at(point.carried, node.slot));
    case "integer":
      return { type: "index", value: node.value };
    case "counter":
      return { type: "index", value: point.counter };
    case "entry":
      return { type: "index", value: point.entry };
    case "gather": {
      const position = integer(operand(0));
      return node.type === "f64"
        ? f64(point.gather(node.array, position))
        : { type: "index", value: point.gatherIndex(node.array, position) };
    }
    case "toReal":
      return f64(semantics.fromInteger(integer(operand(0))));
    case "negate":
      return f64(semantics.negate(real(operand(0))));
    case "powerOfTwo":
      return f64(semantics.powerOfTwo(real(operand(0))));
    case "binaryExponent":
      return f64(semantics.binaryExponent(real(operand(0))));
    case "power":
      return f64(semantics.power(real(operand(0)), node.exponent));
    case "binary":
      return combine(semantics, node.operator, operand(0), operand(1));
    case "apply":
      return f64(semantics.apply(node.name, operands.map(real)));
    case "compare":
      return { type: "bool", value: holds(semantics, node.operator, operand(0), operand(1)) };
    case "select":
      return truth(operand(0)) ? operand(1) : operand(2);
  }
}

function combine<V>(
  semantics: Semantics<V>,
  operator: BinaryOperator,
  left: Value<V>,
  right: Value<V>,
): Value<V> {
  if (left.type === "index")
    return { type: "index", value: integerResult(operator, left.value, integer(right)) };
  return { type: "f64", value: realResult(semantics, operator, real(left), real(right)) };
}

function integerResult(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      throw new Error("Residua bug: integers of a legal program are not divided.");
  }
}

function realResult<V>(semantics: Semantics<V>, operator: BinaryOperator, a: V, b: V): V {
  switch (operator) {
    case "+":
      return semantics.add(a, b);
    case "-":
      return semantics.subtract(a, b);
    case "*":
      return semantics.multiply(a, b);
    case "/":
      return semantics.divide(a, b);
  }
}

function holds<V>(semantics: Semantics<V>, operator: Comparison, left: Value<V>, right: Value<V>): boolean {
  const isLess = () =>
    left.type === "index" ? left.value < integer(right) : semantics.isLess(real(left), real(right));
  const isEqual = () =>
    left.type === "index" ? left.value === integer(right) : semantics.isEqual(real(left), real(right));
  switch (operator) {
    case "<":
      return isLess();
    case "==":
      return isEqual();
    case "<=":
      return isLess() || isEqual();
  }
}

function real<V>(value: Value<V>): V {
  invariant(value.type === "f64", `a real was expected, and not one of type ${value.type}`);
  return value.value;
}

function integer<V>(value: Value<V>): number {
  invariant(value.type === "index", `an integer was expected, and not one of type ${value.type}`);
  return value.value;
}

function truth<V>(value: Value<V>): boolean {
  invariant(value.type === "bool", `a truth value was expected, and not one of type ${value.type}`);
  return value.value;
}
