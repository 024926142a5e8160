import fc from "fast-check";
import { expect } from "vitest";
import { formatError, ResiduaError } from "../../../src/core/errors.ts";
import { rational, rationals } from "../../../src/exact/rational.ts";
import { evaluateExactly } from "../../../src/expr/evaluate.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { expressionText } from "../../../src/expr/text.ts";
import { counted } from "../../counted.ts";
import { rationalExpressions } from "./random-expression.ts";

function valueAt(text: string, values: Record<string, number>) {
  const exact = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rational(value)]));
  return rationals.toText(evaluateExactly(parseExpression(text), exact));
}

const VALUES: readonly (readonly [text: string, value: string])[] = [
  ["-a^2", "-9"],
  ["2^3^2", "512"],
  ["a/b/2", "3/4"],
  ["1/3*a", "1"],
  ["0.1 + 2.5e-1", "7/20"],
  ["a^-2", "1/9"],
  ["-(a - b)*2", "-2"],
  ["+a", "3"],
  ["12345678901234567890 - 12345678901234567889", "1"],
  [".5*b", "1"],
];

counted("identity", "ordinary mathematics means what it says, exactly", () => {
  for (const [text, value] of VALUES) expect(valueAt(text, { a: 3, b: 2 }), text).toBe(value);
  return VALUES.length;
});

counted("property", "the printed text of an expression reads back as the same function", () => {
  fc.assert(
    fc.property(rationalExpressions, (e) => {
      const values = { a: rational(3, 2), b: rational(5), c: rational(2, 7) };
      const again = parseExpression(expressionText(e));
      expect(rationals.toText(evaluateExactly(again, values))).toBe(
        rationals.toText(evaluateExactly(e, values)),
      );
    }),
    { numRuns: 500 },
  );
});

/** Text, column of the fault, and words that the message must contain. */
const FAULTS: readonly (readonly [text: string, column: number, words: string])[] = [
  ["-u1 + ) u2", 7, "unexpected ')' after '+': an operand is missing"],
  ["(u1 + u2", 9, "')' is missing: the '(' at column 1"],
  ["u1 + u2)", 8, "no '(' is open here"],
  ["u1 +", 5, "ends after '+'"],
  ["u1 u2", 4, "write u1*u2"],
  ["2u1", 2, "write 2*u1"],
  ["(u1)(u2)", 5, "a product needs its sign"],
  ["u1**2", 4, "powers are written with ^"],
  ["u1 = u2", 4, "not an equation"],
  ["u1 × u2", 4, "write the product with *"],
  ["u1(u2)", 1, "write the product as u1*(...)"],
  ["sine(u1)", 1, "did you mean sin?"],
  ["sin", 1, "needs an argument"],
  ["sin(u1, u2)", 1, "takes one argument, got 2"],
  ["u1 + u3", 6, "'u3' is not declared: did you mean u1?"],
  ["u1 mod u2", 4, "reserved word"],
  ["u1*__proto__", 4, "reserved word"],
  ["   ", 1, "is empty"],
  ["1/0", 1, "zero denominator"],
];

counted("behaviour", "every fault is named with its column and its remedy", () => {
  for (const [text, column, words] of FAULTS) {
    const error = faultOf(text);
    expect(error.place?.column, text).toBe(column);
    expect(error.message, text).toContain(words);
  }
  return FAULTS.length;
});

function faultOf(text: string): ResiduaError {
  try {
    parseExpression(text, { symbols: ["u1", "u2"] });
  } catch (error) {
    if (error instanceof ResiduaError) return error;
    throw error;
  }
  throw new Error(`no fault was found in '${text}'`);
}

counted("behaviour", "a fault in a file points at the file's line with a caret", () => {
  const line = '  u1: "-u1 + ) u2"';
  try {
    parseExpression("-u1 + ) u2", { origin: { file: "lattice.yaml", line: 7, column: 8, text: line } });
    expect.unreachable();
  } catch (error) {
    expect(error instanceof ResiduaError ? formatError(error) : "").toBe(
      `lattice.yaml:7:14  E_PARSE  unexpected ')' after '+': an operand is missing\n${line}\n             ^`,
    );
  }
});

counted("behaviour", "a sum of a hundred thousand terms is read, in their order", () => {
  const text = Array.from({ length: 1e5 }, (_, k) => `${k + 2}*a${k % 3 === 0 ? " - " : " + "}`).join("");
  const sum = parseExpression(`${text}1`);
  expect(sum.tag === "sum" && sum.terms.length).toBe(1e5 + 1);
  const few = "1 - 2*a1 + (3*a2 - a3) - (a4 - a5 - 2)";
  expect(expressionText(parseExpression(few))).toBe("-2*a1 + 3*a2 - a3 - (a4 - a5 - 2) + 1");
});

counted("behaviour", "what is nested too deeply is said, with its place, and is no bug", () => {
  const around = (open: string, close: string) => `${open.repeat(30_000)}a${close.repeat(30_000)}`;
  const texts = [around("(", ")"), around("sin(", ")"), around("-", ""), around("a^", "")];
  for (const text of texts) expect(() => parseExpression(text)).toThrow(/nested too deeply/);
  expect(() => parseExpression(around("(", ")"))).toThrow(
    expect.objectContaining({ code: "E_PARSE", place: expect.objectContaining({ column: 30_000 }) }),
  );
  return texts.length;
});
