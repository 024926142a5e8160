import { at } from "../../core/errors.ts";
import type { Builder } from "../ir/builder.ts";
import type { Node, NodeId } from "../ir/program.ts";
import { rewriteNodes } from "../ir/rewrite.ts";
import type { Pass } from "./pass.ts";

/**
 * Leaves out multiplications and divisions by one, makes negations of those by minus one, and multiplications of
 * divisions by powers of two, whose inverses are doubles: correctly rounded, both have the same bits.
 */
export const simplifyUnits: Pass = {
  name: "simplify-units",
  preserves: "bits",
  run: (program) => rewriteNodes(program, (node, builder) => simplified(builder, node)),
};

function simplified(builder: Builder, node: Node): NodeId {
  if (node.tag !== "binary" || (node.operator !== "*" && node.operator !== "/")) return builder.intern(node);
  const { operator, left, right } = node;
  const [leftValue, rightValue] = [floatValue(builder, left), floatValue(builder, right)];
  if (rightValue === 1) return left;
  if (rightValue === -1) return builder.negate(left);
  if (operator === "*" && leftValue === 1) return right;
  if (operator === "*" && leftValue === -1) return builder.negate(right);
  if (operator === "/" && rightValue !== undefined && hasExactInverse(rightValue)) {
    return builder.multiply(left, builder.float(1 / rightValue));
  }
  return builder.intern(node);
}

function floatValue({ nodes }: Builder, id: NodeId): number | undefined {
  const node = at(nodes, id);
  return node.tag === "float" ? node.value : undefined;
}

/** Powers of two up to this exponent have inverses that are normal doubles, and are such themselves. */
const LARGEST_EXPONENT = 1022;

function hasExactInverse(value: number): boolean {
  const exponent = Math.log2(Math.abs(value));
  return (
    Math.abs(exponent) <= LARGEST_EXPONENT && Math.abs(value) === 2 ** exponent && Number.isInteger(exponent)
  );
}
