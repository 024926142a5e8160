import { at } from "../../core/errors.ts";
import type { Builder } from "../ir/builder.ts";
import { liveNodes } from "../ir/loops.ts";
import type { NodeId, Program } from "../ir/program.ts";
import { rewriteNodes } from "../ir/rewrite.ts";
import type { Pass } from "./pass.ts";

/**
 * Replaces the powers of each base by one chain of multiplications for all exponents that the program needs: a power
 * is the product of two that are there already, where there are such. x³ and x⁵ thus take three multiplications, and
 * not the four of their separate squarings.
 */
export const powerChains: Pass = { name: "power-chains", preserves: "value", run: runPowerChains };

function runPowerChains(program: Program): Program {
  const exponents = neededExponents(program);
  const chains = new Map<NodeId, ReadonlyMap<number, NodeId>>();
  return rewriteNodes(program, (node, builder, id) => {
    const old = at(program.nodes, id);
    if (node.tag !== "power" || old.tag !== "power") return builder.intern(node);
    const chain = chains.get(old.base) ?? powersOf(builder, node.base, exponents.get(old.base) ?? new Set());
    chains.set(old.base, chain);
    return chain.get(node.exponent) ?? builder.intern(node);
  });
}

/** The exponents with which each base is needed. */
function neededExponents(program: Program): ReadonlyMap<NodeId, ReadonlySet<number>> {
  const exponents = new Map<NodeId, Set<number>>();
  for (const id of liveNodes(program)) {
    const node = at(program.nodes, id);
    if (node.tag !== "power") continue;
    exponents.set(node.base, (exponents.get(node.base) ?? new Set<number>()).add(node.exponent));
  }
  return exponents;
}

/** The wanted powers of a base, and those on the way, by exponent. */
function powersOf(
  { multiply }: Builder,
  base: NodeId,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, NodeId> {
  const powers = new Map([[1, base]]);
  const reach = (exponent: number): NodeId => {
    const known = powers.get(exponent);
    if (known !== undefined) return known;
    const part = largestPart(powers, exponent) ?? (exponent % 2 === 0 ? exponent / 2 : exponent - 1);
    const power = multiply(reach(part), reach(exponent - part));
    powers.set(exponent, power);
    return power;
  };
  for (const exponent of [...wanted].sort((a, b) => a - b)) reach(exponent);
  return powers;
}

/** The largest known exponent whose difference to `exponent` is known too. */
function largestPart(powers: ReadonlyMap<number, NodeId>, exponent: number): number | undefined {
  const parts = [...powers.keys()].filter((part) => part < exponent && powers.has(exponent - part));
  return parts.length === 0 ? undefined : Math.max(...parts);
}
