import * as fc from "fast-check";
import { describe, expect } from "vitest";
import {
  doubleField,
  doubleFieldOfIndex,
  multiplyResidues,
  powersOfResidue,
} from "../../../../src/exact/modular/double-field.ts";
import { lagrangeRow, masterPolynomial, sumOfProducts } from "../../../../src/exact/modular/vandermonde.ts";
import { counted } from "../../../counted.ts";

const RUNS = 300;

describe("Vandermonde matrices", () => {
  for (const field of [doubleField(101), doubleFieldOfIndex(0)]) {
    const nodeSets = fc.uniqueArray(fc.integer({ min: 0, max: field.p - 1 }), {
      minLength: 1,
      maxLength: 20,
    });

    counted(
      "property",
      `Lagrange polynomials are one at their node, zero at the others, modulo ${field.p}`,
      () => {
        fc.assert(
          fc.property(nodeSets, (list) => {
            const nodes = Float64Array.from(list);
            const master = masterPolynomial(field, nodes);
            for (const [i, node] of nodes.entries()) {
              const row = lagrangeRow(field, master, node) ?? new Float64Array(0);
              const values = list.map((at) =>
                sumOfProducts(field, row, powersOfResidue(field, at, row.length - 1)),
              );
              expect(values).toEqual(list.map((_, j) => (i === j ? 1 : 0)));
            }
          }),
          { numRuns: RUNS },
        );
        return RUNS;
      },
    );

    counted("property", `the master polynomial is monic and vanishes at its nodes, modulo ${field.p}`, () => {
      fc.assert(
        fc.property(nodeSets, (list) => {
          const master = masterPolynomial(field, Float64Array.from(list));
          expect(master[list.length]).toBe(1);
          for (const node of list) {
            expect(sumOfProducts(field, master, powersOfResidue(field, node, list.length))).toBe(0);
          }
        }),
        { numRuns: RUNS },
      );
      return RUNS;
    });
  }

  counted("wrong-twin", "a node that occurs twice has no Lagrange polynomial", () => {
    const field = doubleField(101);
    const master = masterPolynomial(field, Float64Array.of(7, 3, 7));
    expect(lagrangeRow(field, master, 7)).toBeUndefined();
    expect(multiplyResidues(field, lagrangeRow(field, master, 3)?.[2] ?? 0, 16)).toBe(1);
  });
});
