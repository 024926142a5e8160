import { at, ResiduaError } from "../../../src/core/errors.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import type { Field } from "../../../src/exact/ring.ts";
import type { Builder } from "../../../src/lower/ir/builder.ts";
import type { NodeId } from "../../../src/lower/ir/program.ts";

/**
 * The nodes of a program as elements of a field, so that algorithms over fields write programs. Exact numbers are
 * computed at once. Two nodes that are not the same number count as different, whatever their values.
 */
export function nodeField(builder: Builder): Field<NodeId> {
  const numberOf = (id: NodeId) => {
    const node = at(builder.nodes, id);
    return node.tag === "exact" ? node.value : undefined;
  };
  const isNumber = (id: NodeId, value: number) => {
    const known = numberOf(id);
    return known !== undefined && rationals.equals(known, rational(value));
  };
  const [zero, one] = [builder.exact(rationals.zero), builder.exact(rationals.one)];
  const binary =
    (exactly: typeof rationals.add, byNode: (a: NodeId, b: NodeId) => NodeId) => (a: NodeId, b: NodeId) => {
      const [left, right] = [numberOf(a), numberOf(b)];
      return left === undefined || right === undefined ? byNode(a, b) : builder.exact(exactly(left, right));
    };
  const negate = (a: NodeId) => {
    const known = numberOf(a);
    return known === undefined ? builder.negate(a) : builder.exact(rationals.negate(known));
  };
  const divide = binary(rationals.divide, (a, b) => {
    if (isNumber(b, 0)) throw new ResiduaError("E_DIVISION_BY_ZERO", "a node is divided by zero");
    return isNumber(a, 0) || isNumber(b, 1) ? a : builder.divide(a, b);
  });
  return {
    name: "nodes",
    zero,
    one,
    fromInteger: (value) => builder.exact(rational(value)),
    add: binary(rationals.add, (a, b) => (isNumber(a, 0) ? b : isNumber(b, 0) ? a : builder.add(a, b))),
    subtract: binary(rationals.subtract, (a, b) =>
      isNumber(b, 0) ? a : isNumber(a, 0) ? negate(b) : builder.subtract(a, b),
    ),
    negate,
    multiply: binary(rationals.multiply, (a, b) => {
      if (isNumber(a, 0) || isNumber(b, 0)) return zero;
      return isNumber(a, 1) ? b : isNumber(b, 1) ? a : builder.multiply(a, b);
    }),
    isZero: (a) => isNumber(a, 0),
    equals: (a, b) => a === b,
    toText: (a) => `node ${a}`,
    divide,
    divideExact: divide,
    gcd: () => one,
    unitPart: (a) => a,
  };
}
