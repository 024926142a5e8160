import fc from "fast-check";
import { expect } from "vitest";
import { programOf } from "../../../../src/lower/program-of.ts";
import { counted } from "../../../counted.ts";
import { interpretedInDoubles, sameBits } from "../programs.ts";
import { expressionArbitrary } from "../random-expression.ts";
import { inWebAssembly } from "./in-webassembly.ts";

const numbers = (length: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length });

counted(
  "differential",
  "modules have the bits of interpreted programs, in both layouts, for all numbers of points",
  () => {
    const runs = 100;
    for (const layout of ["rows", "columns"] as const) {
      const cases = fc
        .integer({ min: 1, max: 5 })
        .chain((points) => fc.tuple(fc.constant(points), numbers(2 * points)));
      fc.assert(
        fc.property(fc.tuple(expressionArbitrary, expressionArbitrary), cases, (pair, [points, x]) => {
          const program = programOf(pair, ["a", "b"], { points, layout, parameters: ["c"] });
          const parameters = { c: 0.7 };
          expect(
            sameBits(inWebAssembly(program, x, parameters), interpretedInDoubles(program, x, parameters)),
          ).toBe(true);
        }),
        { numRuns: runs },
      );
    }
    return 2 * runs;
  },
);
