import { rationals, rationalText } from "../../../src/exact/rational.ts";
import { firstDifference } from "../../harness/facts.ts";
import type { BenchmarkItem, Target } from "../../harness/item.ts";
import { cubicSlowManifold, VALUE_AT_ONES, valueAtOnes } from "../../problems/cubic-slow-manifold.ts";
import { residueManifold } from "../../problems/residue-manifold.ts";
import { residueOf, residueOfText } from "../../problems/residues.ts";

/** The order whose value at x = a = 1 is known from FLINT, SymPy and Singular, and its number of terms. */
const PUBLISHED = { order: 20, terms: "190", value: residueOf(VALUE_AT_ONES) };

const SINGULAR_TARGET: Target = { tag: "ratio", peers: ["Singular"], atMost: 3 };

/** W3: the slow manifold y = h(x, a) of a cubic system, all terms up to a total degree in x and a. */
export const cubicManifolds: readonly BenchmarkItem[] = [12, 20].map(cubicManifold);

function cubicManifold(order: number): BenchmarkItem {
  return {
    id: `W3 order ${order}`,
    title: `slow manifold of x' = ax - xy, y' = -y + x^2 - 2y^2 + xy + x^3/3 to order ${order}`,
    solve: () => {
      const manifold = cubicSlowManifold(rationals, order + 1);
      return {
        terms: `${manifold.ring.termCount(manifold.h)}`,
        value: rationalText(valueAtOnes(rationals, manifold)),
      };
    },
    complaint: (facts) => {
      const found = { ...facts, value: `${residueOfText(facts["value"])}` };
      const published = { terms: PUBLISHED.terms, value: `${PUBLISHED.value}` };
      const wrong = order === PUBLISHED.order ? firstDifference(found, published) : undefined;
      return wrong ?? firstDifference(found, residueManifold(order));
    },
    forPeers: { name: "algebra/w3", data: { order: `${order}` } },
    cannot: { mathjs: "its polynomials have coefficients in floating point" },
    targets: order === PUBLISHED.order ? [SINGULAR_TARGET] : [],
  };
}
