import { type Builder, programBuilder } from "../ir/builder.ts";
import type { Loop, NodeId, Program, StencilLoop, Store } from "../ir/program.ts";
import { compacted, transplant } from "../ir/rewrite.ts";
import { phaseOf, type StencilReach, stencilReach } from "../ir/stencil.ts";
import type { Pass } from "./pass.ts";

/**
 * Replaces each stencil by a map over its whole interior cells, a cell being one period of sites, and straight-line code
 * for the sites that are left: those at the ends, and what does not fill a cell. Values that sites of a cell share are
 * then shared in the code.
 */
export const expandStencils: Pass = {
  name: "expand-stencils",
  preserves: "bits",
  run: (program) => {
    if (program.loops.every(({ tag }) => tag !== "stencil")) return program;
    const builder = programBuilder(program.nodes);
    const loops = program.loops.flatMap((loop): readonly Loop[] =>
      loop.tag === "stencil" ? expandStencil(program, builder, loop) : [loop],
    );
    return compacted({ ...program, nodes: builder.nodes, loops });
  },
};

function expandStencil(program: Program, builder: Builder, loop: StencilLoop): readonly Loop[] {
  const reach = stencilReach(program, loop);
  const period = loop.phases.length;
  const [start, count] = interiorCells(loop, reach);
  const inCells = Array.from({ length: count === 0 ? 0 : period }, (_, offset) => start + offset);
  const left = [...sitesBetween(0, start), ...sitesBetween(start + count * period, loop.sites)];
  const cellLoop: Loop = {
    tag: "map",
    count,
    stores: inCells.flatMap((site) => cellStores(program, builder, loop, site)),
  };
  const leftLoop: Loop = {
    tag: "map",
    count: 1,
    stores: left.flatMap((site) => siteStores(program, builder, loop, reach, site)),
  };
  return [cellLoop, leftLoop].filter(({ stores }) => stores.length > 0);
}

/** The first site of the whole cells that no boundary touches, and the number of those cells. */
function interiorCells(loop: StencilLoop, { isInterior }: StencilReach): readonly [number, number] {
  const period = loop.phases.length;
  const isFree = (from: number) => sitesBetween(from, from + period).every(isInterior);
  let start = 0;
  while (start + period <= loop.sites && !isFree(start)) start++;
  let end = loop.sites;
  while (end - period >= start && !isFree(end - period)) end--;
  return [start, Math.max(0, Math.floor((end - start) / period))];
}

function sitesBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** The stores of the sites `site + period i`, as those of point i of a map. */
function cellStores(program: Program, builder: Builder, loop: StencilLoop, site: number): readonly Store[] {
  const period = loop.phases.length;
  const atPoint = ({ array, stride, offset }: Store["access"]) => ({
    array,
    stride: stride * period,
    offset: stride * site + offset,
  });
  const image = transplant(program.nodes, builder, (node) => {
    if (node.tag === "load") return builder.intern({ ...node, access: atPoint(node.access) });
    if (node.tag !== "counter") return builder.intern(node);
    const { add, multiply, integer, counter } = builder;
    return add(multiply(integer(period), counter()), integer(site));
  });
  return phaseOf(loop, site).map(({ access, value }) => ({ access: atPoint(access), value: image(value) }));
}

/** The stores of one site, as straight-line code. */
function siteStores(
  program: Program,
  builder: Builder,
  loop: StencilLoop,
  { isInterior, indexAt }: StencilReach,
  site: number,
): readonly Store[] {
  const atSite = (access: Store["access"]) => ({
    array: access.array,
    stride: 0,
    offset: indexAt(access, site),
  });
  const image = transplant(program.nodes, builder, (node) => {
    if (node.tag === "load") return builder.intern({ ...node, access: atSite(node.access) });
    return node.tag === "counter" ? builder.integer(site) : builder.intern(node);
  });
  const stored = (value: NodeId) =>
    loop.boundary.tag === "periodic" || isInterior(site) ? image(value) : image(loop.boundary.value);
  return phaseOf(loop, site).map(({ access, value }) => ({ access: atSite(access), value: stored(value) }));
}
