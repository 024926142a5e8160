import { powerBySquaring } from "../../expr/floating/evaluate-floating.ts";
import { rewriteNodes } from "../ir/rewrite.ts";
import type { Pass } from "./pass.ts";

/** Replaces each power by the multiplications that define it; powers of one base share what they have in common. */
export const expandPowers: Pass = {
  name: "expand-powers",
  preserves: "bits",
  run: (program) =>
    rewriteNodes(
      program,
      (node, builder) =>
        node.tag === "power"
          ? powerBySquaring(builder.multiply, node.base, node.exponent)
          : builder.intern(node),
      ({ tag }) => tag === "power",
    ),
};
