import { at } from "../../core/errors.ts";
import { loadsOf } from "./loops.ts";
import type { Access, Program, StencilLoop, Store } from "./program.ts";

/** Where the loads of a stencil's sites fall. */
export interface StencilReach {
  /** Whether all loads of a site fall within their arrays, so that the boundary does not touch it. */
  readonly isInterior: (site: number) => boolean;
  /** The index that an access means at a site: as counted, or round the array. */
  readonly indexAt: (access: Access, site: number) => number;
}

export function stencilReach(program: Program, loop: StencilLoop): StencilReach {
  const lengths = new Map(program.arrays.map(({ name, length }) => [name, length]));
  const lengthOf = (access: Access) => lengths.get(access.array) ?? 0;
  const loads = loop.phases.map((stores) =>
    loadsOf(
      program,
      stores.map(({ value }) => value),
    ),
  );
  const isInside = (access: Access, site: number) => {
    const index = access.stride * site + access.offset;
    return index >= 0 && index < lengthOf(access);
  };
  return {
    isInterior: (site) => at(loads, site % loads.length).every((access) => isInside(access, site)),
    indexAt: (access, site) => {
      const index = access.stride * site + access.offset;
      return loop.boundary.tag === "periodic" ? modulo(index, lengthOf(access)) : index;
    },
  };
}

function modulo(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

/** The stores of a site. */
export function phaseOf(loop: StencilLoop, site: number): readonly Store[] {
  return at(loop.phases, site % loop.phases.length);
}
