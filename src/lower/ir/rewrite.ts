import { at } from "../../core/errors.ts";
import { type Builder, programBuilder } from "./builder.ts";
import { liveNodes, mapRoots, neededNodes } from "./loops.ts";
import { withOperands } from "./operands.ts";
import type { Node, NodeId, Program } from "./program.ts";

/** How a node is made anew; its operands are already those of the new program. `id` is the one it had. */
export type NodeRewrite = (node: Node, builder: Builder, id: NodeId) => NodeId;

/**
 * The program with every needed node rewritten, operands first; nodes that nothing needs are left out. Where `concerns` is
 * given and no node concerns the rewriting, it is the same program.
 */
export function rewriteNodes(
  program: Program,
  rewrite: NodeRewrite,
  concerns?: (node: Node) => boolean,
): Program {
  if (concerns !== undefined && !program.nodes.some(concerns)) return program;
  const builder = programBuilder();
  const images: NodeId[] = [];
  const image = (id: NodeId) => at(images, id);
  for (const id of liveNodes(program)) {
    images[id] = rewrite(withOperands(at(program.nodes, id), image), builder, id);
  }
  const loops = program.loops.map((loop) => mapRoots(loop, image));
  // A rewrite may have made nodes on the way that it did not use after all.
  return compacted({ ...program, nodes: builder.nodes, loops });
}

/** The same program without the nodes that no loop needs. */
export function compacted(program: Program): Program {
  const needed = liveNodes(program);
  if (needed.length === program.nodes.length) return program;
  const images: NodeId[] = [];
  for (const [index, id] of needed.entries()) images[id] = index;
  const image = (id: NodeId) => at(images, id);
  const nodes = needed.map((id) => withOperands(at(program.nodes, id), image));
  return { ...program, nodes, loops: program.loops.map((loop) => mapRoots(loop, image)) };
}

/**
 * Makes nodes of `source` anew in a builder, each once: `leaf` says what loads, counters, carried values and parameters
 * become there. The result takes a node of `source` to its image.
 */
export function transplant(
  source: readonly Node[],
  builder: Builder,
  leaf: (node: Node) => NodeId,
): (root: NodeId) => NodeId {
  const images: NodeId[] = [];
  const image = (id: NodeId) => at(images, id);
  const known = { has: (id: NodeId) => images[id] !== undefined };
  return (root) => {
    for (const id of neededNodes(source, [root], known)) {
      const node = withOperands(at(source, id), image);
      images[id] = isLeaf(node) ? leaf(node) : builder.intern(node);
    }
    return image(root);
  };
}

function isLeaf({ tag }: Node): boolean {
  return tag === "load" || tag === "counter" || tag === "carried" || tag === "parameter";
}
