import { expect } from "vitest";
import { binaryExponent, powerOfTwo } from "../../../src/lower/float-bits.ts";
import { doubles } from "../../../src/lower/interpreter/doubles.ts";
import { rationalSemantics } from "../../../src/lower/interpreter/field-semantics.ts";
import { interpret } from "../../../src/lower/interpreter/interpret.ts";
import { programBuilder } from "../../../src/lower/ir/builder.ts";
import type { Program } from "../../../src/lower/ir/program.ts";
import { compileJavaScript } from "../../../src/lower/javascript/compile-javascript.ts";
import { counted } from "../../counted.ts";

const EXPONENTS = Array.from({ length: 2046 }, (_, k) => k - 1022);

/** 2^n, from the text of the number: Number() rounds correctly, and the power is a double. */
function power(n: number): number {
  return n >= 0 ? Number(2n ** BigInt(n)) : 1 / Number(2n ** BigInt(-n));
}

counted(
  "identity",
  "powers of two and binary exponents have their values, and are inverse to each other",
  () => {
    for (const n of EXPONENTS) {
      expect(powerOfTwo(n)).toBe(power(n));
      expect(binaryExponent(powerOfTwo(n))).toBe(n);
      // The largest double below the next power.
      expect(binaryExponent(powerOfTwo(n) * (2 - Number.EPSILON))).toBe(n);
    }
    return 3 * EXPONENTS.length;
  },
);

/** The power of two of each n, and the binary exponent of each x. */
function bitsProgram(): Program {
  const builder = programBuilder();
  const count = EXPONENTS.length;
  return {
    name: "bits",
    comments: [],
    parameters: [],
    arrays: [
      { name: "powersOfTwo", length: count, role: "input" },
      { name: "x", length: count, role: "input" },
      { name: "p", length: count, role: "output" },
      { name: "binaryExponent", length: count, role: "output" },
    ],
    loops: [
      {
        tag: "map",
        count,
        stores: [
          {
            access: { array: "p", stride: 1, offset: 0 },
            value: builder.powerOfTwo(builder.load("powersOfTwo", 1, 0)),
          },
          {
            access: { array: "binaryExponent", stride: 1, offset: 0 },
            value: builder.binaryExponent(builder.load("x", 1, 0)),
          },
        ],
      },
    ],
    nodes: builder.nodes,
  };
}

counted(
  "differential",
  "compiled code has the bits of the interpreter, whatever its arrays are named",
  () => {
    const program = bitsProgram();
    const x = EXPONENTS.map((n) => 1.75 * power(n));
    const interpreted = interpret(doubles, program, { arrays: { powersOfTwo: EXPONENTS, x } });
    const [p, e] = [new Float64Array(x.length), new Float64Array(x.length)];
    compileJavaScript(program).run([Float64Array.from(EXPONENTS), Float64Array.from(x), p, e]);
    expect([...p]).toEqual(interpreted["p"]);
    expect([...e]).toEqual(interpreted["binaryExponent"]);
    return 2 * x.length;
  },
);

counted("behaviour", "no operand traps", () => {
  const program = bitsProgram();
  const others = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -1e300,
    0.5,
    2000,
    -2000,
    -0,
  ];
  const operands = Float64Array.from(EXPONENTS, (_, k) => others[k % others.length] ?? 0);
  const [p, e] = [new Float64Array(operands.length).fill(-1), new Float64Array(operands.length)];
  compileJavaScript(program).run([operands, operands, p, e]);
  expect(p.every((value) => value > 0)).toBe(true);
});

counted("behaviour", "exact arithmetic refuses the bits of doubles", () => {
  const { powerOfTwo: exactPower, binaryExponent: exactExponent } = rationalSemantics;
  expect(() => exactPower(rationalSemantics.fromInteger(1))).toThrow(
    /Q has no powers with a variable exponent/,
  );
  expect(() => exactExponent(rationalSemantics.fromInteger(1))).toThrow(/Q has no binary exponents/);
});
