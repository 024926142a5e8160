import { describe, expect } from "vitest";
import { type Rational, rational } from "../../../../src/exact/rational.ts";
import { doubles } from "../../../../src/lower/interpreter/doubles.ts";
import { rationalSemantics } from "../../../../src/lower/interpreter/field-semantics.ts";
import { interpret } from "../../../../src/lower/interpreter/interpret.ts";
import { requireLegal } from "../../../../src/lower/ir/legality.ts";
import { locateProblem } from "../../../../src/problem/located-problem.ts";
import { manifoldPrograms } from "../../../../src/problem/manifold/manifold-programs.ts";
import { counted } from "../../../counted.ts";
import { exampleFile, failureOf, options } from "./manifold-files.ts";

function built(name: keyof typeof manifoldPrograms, example: string, changed = exampleFile(example)) {
  const located = locateProblem(changed, `${example}.yaml`);
  const result = manifoldPrograms[name](located, { ...options(), points: undefined });
  if (!result.ok) throw new Error(result.message);
  requireLegal(result.value.program, "its construction");
  return result.value.program;
}

/** The outputs of a program at one point. */
function valuesAt(name: keyof typeof manifoldPrograms, x: readonly Rational[]) {
  return Object.values(interpret(rationalSemantics, built(name, "pitchfork"), { arrays: { x } })).flat();
}

describe("the programs of the pitchfork", () => {
  // Published (simple2d): s' = s^3 - 3/4 s^5, u1, u2 = s -+ s^2/2 +- 3/8 s^4; at s = 1/2.
  counted("golden", "evolution and manifold are the published polynomials, exactly", () => {
    expect(valuesAt("evolution", [rational(1, 2)])).toEqual([rational(13, 128)]);
    expect(valuesAt("manifold", [rational(1, 2)])).toEqual([rational(51, 128), rational(77, 128)]);
  });

  counted("identity", "equations are the system as typed", () => {
    expect(valuesAt("equations", [rational(1, 1), rational(3, 1)])).toEqual([rational(1, 1), rational(7, 1)]);
  });
});

describe("the programs of an oscillation in real amplitudes", () => {
  const cartesian = exampleFile("hopf").replace("amplitudes: polar", "amplitudes: real");

  counted(
    "golden",
    "evolution and manifold at a point are those of the published polar form, exactly",
    () => {
      expect(cartesian).toContain("amplitudes: real");
      const program = built("evolution", "hopf", cartesian);
      const point = {
        arrays: { x: [rational(6, 5), rational(8, 5)] },
        parameters: { eps: rational(1), a: rational(1) },
      };
      const values = Object.values(interpret(rationalSemantics, program, point)).flat();
      // At r = 2: r' = 0 and phi' = 1 - 1/16 by the averaged equations, so that (a1, b1)' = 15/16 (-b1, a1).
      expect(values).toEqual([rational(-3, 2), rational(9, 8)]);
    },
  );

  counted("behaviour", "the polar form lowers too", () => {
    expect(built("evolution", "hopf").parameters.toSorted()).toEqual(["a", "eps"]);
  });
});

counted(
  "golden",
  "delays with real amplitudes have real programs, with the speed of the eigenvalue in them",
  () => {
    const file = `
kind: invariant-manifold
variables: [x]
parameters: [mu]
small: { eps: 1 }
equations: { x: "-(pi/2 + eps*mu)*delay(x,1)" }
modes: centre
amplitudes: polar
errorOrder: 2`;
    const program = built("evolution", "delay", file);
    const point = { arrays: { x: [3, 0.4] }, parameters: { eps: 0.125, mu: 2 } };
    const [growth, frequency] = Object.values(interpret(doubles, program, point)).flat();
    // lambda = -(pi/2 + m) exp(-lambda) has dlambda/dm = i/(1 + i pi/2) at m = 0, where lambda = i pi/2.
    const speed = 0.25 / (1 + (Math.PI / 2) ** 2);
    expect(growth).toBeCloseTo(((3 * Math.PI) / 2) * speed, 14);
    expect(frequency).toBeCloseTo(Math.PI / 2 + speed, 14);
    return 2;
  },
);

const REFUSED: readonly (readonly [keyof typeof manifoldPrograms, string, string])[] = [
  ["evolution", "heat-exchanger", "space derivative"],
  ["manifold", "heat-exchanger", "space derivative"],
  ["equations", "heat-exchanger", "space derivative"],
  ["equations", "delayed-logistic", "value at an earlier time"],
  ["evolution", "delayed-logistic", ""],
];

describe("programs that have no real value at a point", () => {
  for (const [name, example, says] of REFUSED) {
    counted("behaviour", `${name} of ${example} is refused with its place`, () => {
      const message = failureOf(() => built(name, example));
      expect(message).toMatch(new RegExp(`^${example}\\.yaml:\\d+:\\d+  E_UNSUPPORTED  `));
      expect(message).toContain(says);
    });
  }

  counted("behaviour", "complex amplitudes are refused, with the remedy", () => {
    const complex = exampleFile("hopf").replace("amplitudes: polar\n", "");
    for (const name of ["evolution", "manifold"] as const) {
      const message = failureOf(() => built(name, "hopf", complex));
      expect(message).toMatch(/^hopf\.yaml:\d+:\d+ {2}E_UNSUPPORTED {2}.* is complex in the amplitudes/);
      expect(message).toContain("add 'amplitudes: real'");
    }
    return 2;
  });
});
