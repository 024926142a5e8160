import { at } from "../../core/errors.ts";
import type { Builder } from "../ir/builder.ts";
import type { Node, NodeId } from "../ir/program.ts";
import { rewriteNodes } from "../ir/rewrite.ts";
import type { Pass } from "./pass.ts";

/**
 * Shares what is the same in floating point, but not in spelling: `b a` and `a b`, `x + (-y)` and `x - y`, `(-x) y` and
 * `-(x y)`. What is spelt alike is shared already, as programs are built. Every rewriting holds for all doubles, signed
 * zeros and infinities included; a NaN stays one.
 */
export const commonSubexpressions: Pass = {
  name: "common-subexpressions",
  preserves: "bits",
  run: (program) => rewriteNodes(program, (node, builder) => canonical(builder, node)),
};

function canonical(builder: Builder, node: Node): NodeId {
  if (node.tag === "negate") {
    const inner = at(builder.nodes, node.operand);
    return inner.tag === "negate" ? inner.operand : builder.intern(node);
  }
  if (node.tag !== "binary") return builder.intern(node);
  const { left, right } = node;
  switch (node.operator) {
    case "+":
      return canonicalSum(builder, left, right);
    case "-": {
      const subtracted = negated(builder, right);
      return subtracted === undefined
        ? builder.subtract(left, right)
        : canonicalSum(builder, left, subtracted);
    }
    case "*":
      return signedResult(builder, left, right, (a, b) => commuted(builder, "*", a, b));
    case "/":
      return signedResult(builder, left, right, builder.divide);
  }
}

function canonicalSum(builder: Builder, left: NodeId, right: NodeId): NodeId {
  const subtracted = negated(builder, right);
  if (subtracted !== undefined) return builder.subtract(left, subtracted);
  const subtractedLeft = negated(builder, left);
  if (subtractedLeft !== undefined) return builder.subtract(right, subtractedLeft);
  return commuted(builder, "+", left, right);
}

/** A product or quotient with the signs of its operands taken out: rounding is symmetric about zero. */
function signedResult(
  builder: Builder,
  left: NodeId,
  right: NodeId,
  combine: (a: NodeId, b: NodeId) => NodeId,
): NodeId {
  const [plainLeft, plainRight] = [negated(builder, left), negated(builder, right)];
  const result = combine(plainLeft ?? left, plainRight ?? right);
  const isNegative = (plainLeft === undefined) !== (plainRight === undefined);
  return isNegative ? builder.negate(result) : result;
}

/** The sum or product that is there already, in either order. */
function commuted(builder: Builder, operator: "+" | "*", left: NodeId, right: NodeId): NodeId {
  const swapped = builder.find({ tag: "binary", operator, left: right, right: left });
  return swapped ?? builder.intern({ tag: "binary", operator, left, right });
}

/** The operand of a negation. */
function negated({ nodes }: Builder, id: NodeId): NodeId | undefined {
  const node = at(nodes, id);
  return node.tag === "negate" ? node.operand : undefined;
}
