import { at } from "../../../src/core/errors.ts";
import { type SeriesTerms, seriesExpression } from "../../../src/derive/manifold/series-terms.ts";
import { rational, rationalText } from "../../../src/exact/rational.ts";
import { evaluateExactly } from "../../../src/expr/evaluate.ts";
import { firstDifference } from "../../harness/facts.ts";
import type { BenchmarkItem } from "../../harness/item.ts";
import { lorenzWaves } from "../../problems/residue-lorenz.ts";
import { FIELD } from "../../problems/residue-polynomials.ts";
import { residueOfText } from "../../problems/residues.ts";
import { certified, problemOfSystem } from "../system.ts";

/** Where the waves on the slow manifold are evaluated. */
const POINT = { s1: rational(1), s2: rational(2), s3: rational(3), b: rational(2), eps: rational(1) };

const ORDERS = [12, 24];

/** The slow manifold of Lorenz's model of 1986: three amplitudes and a parameter. */
export const slowManifolds: readonly BenchmarkItem[] = ORDERS.map(slowManifold);

function slowManifold(errorOrder: number): BenchmarkItem {
  const problem = problemOfSystem({
    equations: {
      u1: "eps*(-u2*u3 + b*u2*u5)",
      u2: "eps*(u1*u3 - b*u1*u5)",
      u3: "-eps*u1*u2",
      u4: "-u5",
      u5: "u4 + eps*b*u1*u2",
    },
    modes: [0, 1, 2].map((j) => ({
      eigenvalue: "0",
      vector: [0, 1, 2, 3, 4].map((i) => (i === j ? "1" : "0")),
    })),
    errorOrder,
  });
  const valueAtPoint = (terms: SeriesTerms) =>
    rationalText(evaluateExactly(seriesExpression(terms, "explicit"), POINT));
  return {
    id: `lorenz86 order ${errorOrder}`,
    title: `slow manifold of Lorenz's model of 1986 with errors O(eps^${errorOrder})`,
    ...(errorOrder === ORDERS[0] ? {} : { harderThan: `lorenz86 order ${ORDERS[0]}` }),
    solve: () => {
      const { manifold } = certified(problem);
      return { u4: valueAtPoint(at(manifold, 3)), u5: valueAtPoint(at(manifold, 4)) };
    },
    complaint: (facts) => {
      const { u4, u5 } = lorenzWaves(errorOrder);
      const found = {
        u4: `${residueOfText(facts["u4"], FIELD)}`,
        u5: `${residueOfText(facts["u5"], FIELD)}`,
      };
      return firstDifference(found, { u4: `${u4}`, u5: `${u5}` });
    },
    forPeers: { name: "manifold/lorenz86", data: { errorOrder: `${errorOrder}` } },
    cannot: {},
    targets: [],
  };
}
