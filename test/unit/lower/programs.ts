import fc from "fast-check";
import { at } from "../../../src/core/errors.ts";
import { primeField, rationalInto } from "../../../src/exact/prime-field.ts";
import { type Rational, rational } from "../../../src/exact/rational.ts";
import { add, type Expression, multiply, number, power, symbol } from "../../../src/expr/expression.ts";
import { doubles } from "../../../src/lower/interpreter/doubles.ts";
import { fieldSemantics } from "../../../src/lower/interpreter/field-semantics.ts";
import { interpret } from "../../../src/lower/interpreter/interpret.ts";
import type { Semantics } from "../../../src/lower/interpreter/semantics.ts";
import { programBuilder } from "../../../src/lower/ir/builder.ts";
import { argumentArrays, type Node, type NodeId, type Program } from "../../../src/lower/ir/program.ts";
import { compileJavaScript } from "../../../src/lower/javascript/compile-javascript.ts";

/** The prime field that programs are run in: large enough that a wrong program agrees by accident never. */
export const FIELD = primeField((1n << 61n) - 1n);
export const fieldMeaning: Semantics<bigint> = fieldSemantics(FIELD);

/** The image of a rational in FIELD, for denominators that do not vanish there. */
export function inField(value: Rational): bigint {
  return rationalInto(FIELD, value) ?? 0n;
}

/** The output arrays of an interpreted program whose one input array is `x`, one after the other. */
export function interpreted<V>(
  semantics: Semantics<V>,
  program: Program,
  x: readonly V[],
  parameters: Readonly<Record<string, V>> = {},
): readonly V[] {
  const input = at(argumentArrays(program), 0).name;
  return Object.values(interpret(semantics, program, { arrays: { [input]: x }, parameters })).flat();
}

/** The output arrays of the compiled program. */
export function compiled(
  program: Program,
  x: readonly number[],
  parameters: Readonly<Record<string, number>> = {},
): readonly number[] {
  const arrays = argumentArrays(program).map(({ role, length }) =>
    role === "input" ? Float64Array.from(x) : new Float64Array(length).fill(Number.NaN),
  );
  compileJavaScript(program).run(
    arrays,
    program.parameters.map((name) => parameters[name] ?? Number.NaN),
  );
  return arrays.flatMap((array, index) =>
    argumentArrays(program)[index]?.role === "output" ? [...array] : [],
  );
}

export function interpretedInDoubles(
  program: Program,
  x: readonly number[],
  parameters: Readonly<Record<string, number>> = {},
): readonly number[] {
  return interpreted(doubles, program, x, parameters);
}

/** Whether two arrays hold the same doubles, to the last bit. */
export function sameBits(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
}

export function countOperations({ nodes }: Program): number {
  return nodes.filter(({ tag }) => ["negate", "binary", "apply", "power"].includes(tag)).length;
}

export const POLYNOMIAL_SYMBOLS = ["a", "b", "c"] as const;

/** Polynomials with small exact coefficients over POLYNOMIAL_SYMBOLS, some with nested sums. */
export const polynomialArbitrary: fc.Arbitrary<Expression> = fc
  .array(
    fc.tuple(
      fc.integer({ min: -9, max: 9 }).filter((value) => value !== 0),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((terms) =>
    add(...terms.map(([p, q, exponents]) => multiply(number(rational(p, q)), ...powersOf(exponents)))),
  );

function powersOf(exponents: readonly number[]): readonly Expression[] {
  return exponents.flatMap((exponent, index) =>
    exponent === 0 ? [] : [power(symbol(at(POLYNOMIAL_SYMBOLS, index)), number(exponent))],
  );
}

export const smallRationals: fc.Arbitrary<Rational[]> = fc.array(
  fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 1, max: 9 })).map(([p, q]) => rational(p, q)),
  { minLength: 3, maxLength: 3 },
);

/** The program with one node exchanged. */
export function withNode(program: Program, id: NodeId, change: (node: Node) => Node): Program {
  return { ...program, nodes: program.nodes.map((node, index) => (index === id ? change(node) : node)) };
}

/** Every form of node in a reduction: a weighted sum over positive elements, backwards, with a maximum. */
export function weightedSum(): Program {
  const { nodes, ...builder } = programBuilder();
  const { load, integer, counter, exact } = builder;
  const x = load("x", -2, 8);
  const [zero, one] = [exact(rational(0)), exact(rational(1))];
  const isInside = builder.compare("<", integer(0), counter());
  const weight = builder.select(isInside, builder.toReal(builder.multiply(integer(3), counter())), one);
  const positive = builder.select(builder.compare("<=", x, zero), zero, x);
  const largest = builder.select(builder.compare("<", builder.carried(1), x), x, builder.carried(1));
  const accumulators = [
    { initial: zero, next: builder.add(builder.carried(0), builder.multiply(weight, positive)) },
    { initial: load("x", 0, 1), next: largest },
    { initial: one, next: builder.carried(0) },
  ].map((each, offset) => ({ ...each, access: { array: "y", stride: 0, offset } }));
  return {
    name: "weightedSum",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length: 10, role: "input" },
      { name: "y", length: 3, role: "output" },
    ],
    nodes,
    loops: [{ tag: "reduction", count: 5, accumulators }],
  };
}
