import type { ItemFamily } from "../harness/item.ts";

/** The items of `npm run bench -- manifold`. */
export const FAMILIES: readonly ItemFamily[] = [
  { name: "examples", load: async () => [(await import("./items/worked-examples.ts")).workedExamples] },
  { name: "lorenz86", load: async () => (await import("./items/slow-manifolds.ts")).slowManifolds },
  { name: "van-der-pol", load: async () => (await import("./items/oscillators.ts")).vanDerPol },
  { name: "rayleigh", load: async () => (await import("./items/oscillators.ts")).rayleigh },
  { name: "logistic", load: async () => (await import("./items/delay-equations.ts")).delayedLogistic },
  { name: "resonance", load: async () => [(await import("./items/delay-equations.ts")).resonance] },
  { name: "chain", load: async () => [(await import("./items/oscillator-chain.ts")).oscillatorChain] },
];
