import type { ItemFamily } from "../harness/item.ts";

/** The items of `npm run bench -- algebra`. */
export const FAMILIES: readonly ItemFamily[] = [
  { name: "W1", load: async () => (await import("./items/symbolic-lattice.ts")).symbolicLattices },
  { name: "W1 shape", load: async () => [(await import("./items/symbolic-shape.ts")).symbolicShape] },
  { name: "W2", load: async () => (await import("./items/numeric-lattice.ts")).numericLattices },
  { name: "W3", load: async () => (await import("./items/cubic-manifold.ts")).cubicManifolds },
  { name: "W4", load: async () => [(await import("./items/fateman-product.ts")).fatemanProduct] },
  { name: "W5", load: async () => (await import("./items/grad-polynomials.ts")).gradPolynomials },
  { name: "W6", load: async () => [(await import("./items/fraction-sum.ts")).fractionSum] },
];
