import type { NodeType } from "../ir/program.ts";
import { BINDING, type Code, operandText } from "../javascript/code.ts";
import { lowered } from "../passes/pipelines.ts";
import type { Dialect, Syntax } from "./dialect.ts";
import type { Frame, FrameArray } from "./frame.ts";
import {
  affineText,
  comparison,
  decimal,
  functionCall,
  infix,
  prefixMinus,
  ternary,
  wholeNumber,
} from "./infix.ts";
import { argumentLines, indented } from "./layout.ts";

const TYPES: Readonly<Record<NodeType, string>> = { f64: "double", index: "int64_t", bool: "bool" };

const syntax: Syntax = {
  float: decimal,
  integer: wholeNumber,
  negate: prefixMinus,
  binary: infix,
  apply: (name, operands) => functionCall(name === "abs" ? "fabs" : name, operands),
  compare: comparison,
  select: ternary,
  toReal: castToDouble,
};

function castToDouble(operand: Code): Code {
  return { text: `(double)${operandText(operand, BINDING.atom)}`, binding: BINDING.negation };
}

/**
 * C11, one function. Its text says how to compile it so that every operation is rounded: contracted to fused
 * multiply-adds, or reassociated, it would be another program.
 */
export const cDialect: Dialect = {
  reserved: `auto break case char const continue default do double else enum extern float for goto if inline int long
    register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while main
    bool true false int32_t int64_t exp log sin cos sqrt pow fabs asm typeof linux unix errno NULL INFINITY NAN HUGE_VAL
    ${mathematicsOfC()}`,
  form: lowered,
  longestText: 72,
  longestRepeated: 0,
  namesElements: true,
  firstIndex: 0,
  point: syntax,
  name: (name) => name,
  element: (array, index) => `${array}[${index}]`,
  position: affineText,
  define: (name, type, text) => `const ${TYPES[type]} ${name} = ${text};`,
  start: (name, text) => `double ${name} = ${text};`,
  assign: (target, text) => `${target} = ${text};`,
  update: (name, text) => `${name} = ${text};`,
  count: (parameter) => `(int64_t)${parameter}`,
  loop: (counter, begin, end, body) => [
    `for (int64_t ${counter} = ${begin}; ${counter} < ${end}; ${counter}++) {`,
    ...indented(body),
    "}",
  ],
  frame: cFrame,
};

/** Other functions of math.h, which compilers know: a function of that name would be taken for theirs. */
function mathematicsOfC(): string {
  return `abs acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cosh erf erfc exp2 expm1 fabs fdim floor fma fmax
    fmin fmod frexp gamma hypot ilogb j0 j1 jn ldexp lgamma log10 log1p log2 logb lrint lround modf nan nearbyint
    nextafter remainder remquo rint round scalbn sinh tan tanh tgamma trunc y0 y1 yn`;
}

/** Longer temporary arrays would not fit on every stack. */
const LONGEST_ON_STACK = 1024;

function cFrame({ name, header, arrays, parameters, temporaries, body }: Frame): readonly string[] {
  const isStatic = temporaries.some(({ length }) => length > LONGEST_ON_STACK);
  const given = [...arrays.map(arrayArgument), ...parameters.map((each) => `double ${each.name}`)];
  const unused = [...arrays, ...parameters].filter(({ isUsed }) => !isUsed);
  const text = [...temporaries.map(temporaryArray), ...unused.map((each) => `(void)${each.name};`), ...body];
  return [
    ...header.map(commentLine),
    "//",
    `// Compile with: cc -std=c11 -O3 -ffp-contract=off -c FILE.c, and link with -lm. Never with`,
    "// -ffast-math, which changes the order of operations.",
    ...(isStatic ? ["// Not for several threads at once: long temporary arrays are static."] : []),
    "",
    ...includes(text, arrays),
    ...argumentLines(`void ${name}`, given.length === 0 ? ["void"] : given, ""),
    "{",
    ...indented(text),
    "}",
  ];
}

function arrayArgument({ name, isInput, isOfIndices }: FrameArray): string {
  return `${isInput ? "const " : ""}${isOfIndices ? "int32_t" : "double"} *restrict ${name}`;
}

function temporaryArray({ name, length }: FrameArray): string {
  return `${length > LONGEST_ON_STACK ? "static " : ""}double ${name}[${length}];`;
}

function includes(text: readonly string[], arrays: readonly FrameArray[]): readonly string[] {
  const whole = text.join("\n");
  const needed = [
    /\b(?:exp|log|sin|cos|sqrt|pow|fabs)\(/.test(whole) ? ["#include <math.h>"] : [],
    /\bbool\b/.test(whole) ? ["#include <stdbool.h>"] : [],
    /\bint64_t\b/.test(whole) || arrays.some(({ isOfIndices }) => isOfIndices) ? ["#include <stdint.h>"] : [],
  ].flat();
  return needed.length === 0 ? [] : [...needed, ""];
}

/** A backslash at the end would go on in the next line, and two question marks might be a trigraph. */
function commentLine(text: string): string {
  return `// ${text.replaceAll("??", "?.").replace(/\\$/, "\\.")}`.trimEnd();
}
