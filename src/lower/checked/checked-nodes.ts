import { at, invariant, ResiduaError } from "../../core/errors.ts";
import type { Builder } from "../ir/builder.ts";
import { operandsOf } from "../ir/operands.ts";
import type { BinaryOperator, Node, NodeId, Program } from "../ir/program.ts";
import type { CheckedArithmetic, Decision } from "./checked-arithmetic.ts";
import { refuseInlined } from "./checked-semantics.ts";

/** The names of the two arrays or parameters that stand for one; none where it stays one that is exact. */
export interface CheckedNames {
  readonly ofArray: (name: string) => readonly [string, string] | undefined;
  readonly ofParameter: (name: string) => readonly [string, string] | undefined;
}

/** Nodes of a program, made anew as pairs. */
export interface CheckedNodes {
  /** Makes a node, whose operands have been made. */
  readonly make: (id: NodeId) => void;
  /** The two nodes of a real that has been made. */
  readonly partsOf: (id: NodeId) => readonly [NodeId, NodeId];
}

type Image<P> =
  | { readonly type: "f64"; readonly pair: P }
  | { readonly type: "index"; readonly id: NodeId }
  | { readonly type: "bool"; readonly decision: Decision<NodeId> };

export function checkedNodes<P>(
  { nodes }: Program,
  builder: Builder,
  arithmetic: CheckedArithmetic<NodeId, NodeId, P>,
  names: CheckedNames,
): CheckedNodes {
  const images: Image<P>[] = [];
  const imageOf = checkedImages(builder, arithmetic, names);
  const make = (id: NodeId) => {
    const node = at(nodes, id);
    images[id] = imageOf(
      node,
      operandsOf(node).map((operand) => at(images, operand)),
    );
  };
  return { make, partsOf: (id) => arithmetic.toParts(realOf(at(images, id))) };
}

/** The image of a node from those of its operands. */
function checkedImages<P>(
  builder: Builder,
  arithmetic: CheckedArithmetic<NodeId, NodeId, P>,
  { ofArray, ofParameter }: CheckedNames,
): (node: Node, operands: readonly Image<P>[]) => Image<P> {
  const real = (pair: P): Image<P> => ({ type: "f64", pair });
  const index = (id: NodeId): Image<P> => ({ type: "index", id });
  const named = (
    name: string,
    names: readonly [string, string] | undefined,
    read: (name: string) => NodeId,
  ) =>
    real(
      names === undefined
        ? arithmetic.point(read(name))
        : arithmetic.fromParts(read(names[0]), read(names[1])),
    );
  return (node, operands) => {
    const operand = (position: number) => realOf(at(operands, position));
    const position = (place: number) => indexOf(at(operands, place));
    switch (node.tag) {
      case "exact":
        return real(arithmetic.exact(node.value));
      case "float":
        return real(arithmetic.point(builder.float(node.value)));
      case "pi":
        return real(arithmetic.pi());
      case "parameter":
        return named(node.name, ofParameter(node.name), builder.parameter);
      case "load": {
        const { array, stride, offset } = node.access;
        return named(array, ofArray(array), (name) => builder.load(name, stride, offset));
      }
      case "carried":
        return real(arithmetic.fromParts(builder.carried(2 * node.slot), builder.carried(2 * node.slot + 1)));
      case "gather": {
        const element = position(0);
        if (node.type === "index") return index(builder.gatherIndex(node.array, element));
        return named(node.array, ofArray(node.array), (name) => builder.gather(name, element));
      }
      case "integer":
      case "counter":
      case "entry":
        return index(builder.intern(node));
      case "toReal":
        return real(arithmetic.point(builder.toReal(position(0))));
      case "negate":
        return real(arithmetic.negate(operand(0)));
      case "power":
        return real(arithmetic.power(operand(0), node.exponent));
      case "binary":
        return at(operands, 0).type === "index"
          ? index(builder.intern({ ...node, left: position(0), right: position(1) }))
          : real(combined(arithmetic, node.operator, operand(0), operand(1)));
      case "apply":
        return real(arithmetic.apply(node.name, operands.map(realOf)));
      case "compare":
        return { type: "bool", decision: decisionOf(builder, arithmetic, node, operands) };
      case "select":
        return real(arithmetic.select(truthOf(at(operands, 0)), operand(1), operand(2)));
      case "powerOfTwo":
      case "binaryExponent":
        return refuseInlined();
    }
  };
}

function combined<P>(
  arithmetic: CheckedArithmetic<NodeId, NodeId, P>,
  operator: BinaryOperator,
  a: P,
  b: P,
): P {
  switch (operator) {
    case "+":
      return arithmetic.add(a, b);
    case "-":
      return arithmetic.subtract(a, b);
    case "*":
      return arithmetic.multiply(a, b);
    case "/":
      return arithmetic.divide(a, b);
  }
}

/** Integers are compared as they are. */
function decisionOf<P>(
  builder: Builder,
  arithmetic: CheckedArithmetic<NodeId, NodeId, P>,
  { operator }: Extract<Node, { tag: "compare" }>,
  operands: readonly Image<P>[],
): Decision<NodeId> {
  const [left, right] = [at(operands, 0), at(operands, 1)];
  if (left.type === "f64") return arithmetic.compare(operator, left.pair, realOf(right));
  return { isTrue: builder.compare(operator, indexOf(left), indexOf(right)) };
}

function realOf<P>(image: Image<P>): P {
  if (image.type === "f64") return image.pair;
  throw new ResiduaError("E_UNSUPPORTED", "integers and truth values that are chosen are not checked");
}

function indexOf<P>(image: Image<P>): NodeId {
  invariant(image.type === "index", "positions are made of integers");
  return image.id;
}

function truthOf<P>(image: Image<P>): Decision<NodeId> {
  if (image.type === "bool") return image.decision;
  throw new ResiduaError("E_UNSUPPORTED", "integers and truth values that are chosen are not checked");
}
