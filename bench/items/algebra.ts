import type { BenchmarkItem } from "../item.ts";
import { cubicManifolds } from "./cubic-manifold.ts";
import { fatemanProduct } from "./fateman-product.ts";
import { fractionSum } from "./fraction-sum.ts";
import { gradPolynomials } from "./grad-polynomials.ts";
import { numericLattices } from "./numeric-lattice.ts";
import { symbolicLattices } from "./symbolic-lattice.ts";

/** The items of `npm run bench -- algebra`. */
export const ALGEBRA: readonly BenchmarkItem[] = [
  ...symbolicLattices,
  ...numericLattices,
  ...cubicManifolds,
  fatemanProduct,
  ...gradPolynomials,
  fractionSum,
];
