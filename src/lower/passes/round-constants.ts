import { roundConstant } from "../../expr/floating/round-constant.ts";
import { rewriteNodes } from "../ir/rewrite.ts";
import type { Pass } from "./pass.ts";

/**
 * Replaces each exact number by the double nearest to it, once and for good: passes that compute with numbers come
 * before this one. Errors: E_DOMAIN for a number that overflows a double.
 */
export const roundConstants: Pass = {
  name: "round-constants",
  preserves: "bits once rounded",
  run: (program) =>
    rewriteNodes(
      program,
      (node, builder) => {
        if (node.tag === "exact") return builder.float(roundConstant(node.value));
        return node.tag === "pi" ? builder.float(Math.PI) : builder.intern(node);
      },
      ({ tag }) => tag === "exact" || tag === "pi",
    ),
};
