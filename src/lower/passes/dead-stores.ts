import { loadedArrays, storesOf } from "../ir/loops.ts";
import type { Loop, Program, Store } from "../ir/program.ts";
import { compacted } from "../ir/rewrite.ts";
import type { Pass } from "./pass.ts";

/** Leaves out stores to temporary arrays that nothing reads, loops that store nothing, and these arrays. */
export const removeDeadStores: Pass = {
  name: "remove-dead-stores",
  preserves: "bits",
  run: (program) => withoutDeadStores(program),
};

function withoutDeadStores(program: Program): Program {
  const loaded = loadedArrays(program);
  const dead = new Set(
    program.arrays
      .filter(({ name, role }) => role === "temporary" && !loaded.has(name))
      .map(({ name }) => name),
  );
  if (dead.size === 0) return compacted(program);
  const isLive = (store: { readonly access: Store["access"] }) => !dead.has(store.access.array);
  const loops = program.loops
    .filter((loop) => storesOf(loop).some(isLive))
    .map((loop) => withLiveStores(loop, isLive));
  // A loop that is gone may have been the only one to read another array.
  const arrays = program.arrays.filter(({ name }) => !dead.has(name) || stillStored(loops, name));
  return arrays.length === program.arrays.length
    ? compacted({ ...program, loops })
    : withoutDeadStores({ ...program, arrays, loops });
}

function stillStored(loops: readonly Loop[], array: string): boolean {
  return loops.some((loop) => storesOf(loop).some(({ access }) => access.array === array));
}

/** Accumulators of a reduction stay, as the others may depend on them. */
function withLiveStores(loop: Loop, isLive: (store: Store) => boolean): Loop {
  switch (loop.tag) {
    case "map":
    case "rows":
      return { ...loop, stores: loop.stores.filter(isLive) };
    case "stencil":
      return { ...loop, phases: loop.phases.map((stores) => stores.filter(isLive)) };
    case "reduction":
      return loop;
  }
}
