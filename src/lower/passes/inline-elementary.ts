import { at } from "../../core/errors.ts";
import { exponential } from "../elementary/exponential.ts";
import { logarithm } from "../elementary/logarithm.ts";
import { cosineOfAny, sineOfAny } from "../elementary/sine-cosine.ts";
import type { Builder } from "../ir/builder.ts";
import type { Node, NodeId } from "../ir/program.ts";
import { rewriteNodes } from "../ir/rewrite.ts";
import type { Pass } from "./pass.ts";

/**
 * Replaces exp, log, sin and cos by operations that every back end has, without calls or branches, so that loops of them
 * run in vectors. Each is within 1 ulp of the exact function, as those of libraries are, but not with the same bits. Sines
 * and cosines are applied still to arguments beyond `LARGEST_ANGLE`, and to zero in place of others, which back ends skip.
 * Roots and absolute values stay, as they are instructions, and so do powers.
 *
 * It comes before `round-constants`, and after passes that rearrange formulas.
 */
export const inlineElementary: Pass = {
  name: "inline-elementary",
  preserves: "value up to a bound",
  run: (program) =>
    rewriteNodes(program, (node, builder) =>
      node.tag === "apply" ? inlined(builder, node) : builder.intern(node),
    ),
};

function inlined(builder: Builder, node: Extract<Node, { tag: "apply" }>): NodeId {
  const x = at(node.operands, 0);
  switch (node.name) {
    case "exp":
      return exponential(builder, x);
    case "log":
      return logarithm(builder, x);
    case "sin":
      return sineOfAny(builder, x);
    case "cos":
      return cosineOfAny(builder, x);
    case "sqrt":
    case "pow":
    case "abs":
      return builder.intern(node);
  }
}
