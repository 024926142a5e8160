import { at, ResiduaError } from "../../core/errors.ts";
import { rational, rationals } from "../../exact/rational.ts";
import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import type { Builder } from "../ir/builder.ts";
import type { Node, NodeId } from "../ir/program.ts";

/** The derivative of a node with respect to one of its operands, as the linear map that it is. */
export interface PartialDerivative {
  readonly operand: NodeId;
  /** The derivative times `w`. */
  readonly times: (w: NodeId) => NodeId;
}

/**
 * The derivatives of a node with respect to its operands; none for what has none. Integers and truth values do not vary.
 * Forward differentiation applies the maps to tangents, reverse differentiation to weights.
 */
export function partialsOf(builder: Builder, id: NodeId): readonly PartialDerivative[] {
  const node = at(builder.nodes, id);
  const { multiply, negate, power, select } = builder;
  const exact = (value: number) => builder.exact(rational(value));
  switch (node.tag) {
    case "exact":
    case "float":
    case "pi":
    case "parameter":
    case "load":
    case "carried":
    case "integer":
    case "counter":
    case "entry":
    case "gather":
    case "toReal":
    case "compare":
      return [];
    case "powerOfTwo":
    case "binaryExponent":
      throw new ResiduaError(
        "E_UNSUPPORTED",
        "inlined elementary functions are not differentiated; differentiate before the pass inline-elementary",
      );
    case "negate":
      return [{ operand: node.operand, times: negate }];
    case "power": {
      const { base, exponent } = node;
      const slope = () => multiply(exact(exponent), power(base, exponent - 1));
      return [{ operand: base, times: (w) => scaled(builder, slope(), w) }];
    }
    case "binary":
      return binaryPartials(builder, id, node);
    case "apply":
      return applyPartials(builder, id, node.name, node.operands);
    case "select": {
      const zero = builder.exact(rationals.zero);
      return [
        { operand: node.ifTrue, times: (w) => select(node.condition, w, zero) },
        { operand: node.ifFalse, times: (w) => select(node.condition, zero, w) },
      ];
    }
  }
}

function binaryPartials(
  builder: Builder,
  id: NodeId,
  { operator, left, right }: Extract<Node, { tag: "binary" }>,
): readonly PartialDerivative[] {
  const { divide, negate } = builder;
  const same = (w: NodeId) => w;
  switch (operator) {
    case "+":
      return [
        { operand: left, times: same },
        { operand: right, times: same },
      ];
    case "-":
      return [
        { operand: left, times: same },
        { operand: right, times: negate },
      ];
    case "*":
      return [
        { operand: left, times: (w) => scaled(builder, right, w) },
        { operand: right, times: (w) => scaled(builder, left, w) },
      ];
    case "/":
      return [
        { operand: left, times: (w) => divide(w, right) },
        { operand: right, times: (w) => negate(scaled(builder, divide(id, right), w)) },
      ];
  }
}

function applyPartials(
  builder: Builder,
  id: NodeId,
  name: ElementaryFunction,
  operands: readonly NodeId[],
): readonly PartialDerivative[] {
  const { apply, divide, multiply, negate, subtract, exact } = builder;
  const x = at(operands, 0);
  const along = (slope: () => NodeId): readonly PartialDerivative[] => [
    { operand: x, times: (w) => scaled(builder, slope(), w) },
  ];
  switch (name) {
    case "exp":
      return along(() => id);
    case "log":
      return [{ operand: x, times: (w) => divide(w, x) }];
    case "sin":
      return along(() => apply("cos", [x]));
    case "cos":
      return along(() => negate(apply("sin", [x])));
    case "sqrt":
      return [{ operand: x, times: (w) => divide(w, multiply(exact(rational(2)), id)) }];
    case "abs": {
      const isNegative = builder.compare("<", x, exact(rationals.zero));
      return [{ operand: x, times: (w) => builder.select(isNegative, negate(w), w) }];
    }
    case "pow": {
      const y = at(operands, 1);
      const slope = () => multiply(y, apply("pow", [x, subtract(y, exact(rationals.one))]));
      return [
        ...along(slope),
        { operand: y, times: (w) => scaled(builder, multiply(id, apply("log", [x])), w) },
      ];
    }
  }
}

/** `factor w`, and the factor alone where w is one. */
function scaled(builder: Builder, factor: NodeId, w: NodeId): NodeId {
  const node = at(builder.nodes, w);
  const isOne = node.tag === "exact" && rationals.equals(node.value, rationals.one);
  return isOne ? factor : builder.multiply(factor, w);
}
