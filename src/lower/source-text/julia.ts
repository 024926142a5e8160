import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import { BINDING, type Code, operandText } from "../javascript/code.ts";
import { lowered } from "../passes/pipelines.ts";
import type { Dialect, Syntax } from "./dialect.ts";
import { COUNTS_FROM_1, elementCount, type Frame, type FrameArray, outputsOf } from "./frame.ts";
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

const syntax: Syntax = {
  float: decimal,
  integer: wholeNumber,
  negate: prefixMinus,
  binary: infix,
  apply: applied,
  compare: comparison,
  select: ternary,
  toReal: (operand) => functionCall("Float64", [operand]),
};

function applied(name: ElementaryFunction, operands: readonly Code[]): Code {
  return name === "pow" ? powerText(operands) : functionCall(name, operands);
}

function powerText(operands: readonly Code[]): Code {
  const text = operands.map((operand) => operandText(operand, BINDING.atom)).join("^");
  return { text, binding: BINDING.negation };
}

/** Julia: loops over points, of which the first is 0; a function that fills its outputs. */
export const juliaDialect: Dialect = {
  reserved: `abstract baremodule begin break catch const continue do else elseif end export finally for function global if
    import in isa let local macro module mutable outer primitive quote return struct try type using where while true
    false nothing exp log sin cos sqrt abs Float64 Int pi im length Inf NaN Base Vector AbstractVector Integer
    throw DimensionMismatch undef`,
  form: lowered,
  longestText: 72,
  longestRepeated: 0,
  namesElements: true,
  firstIndex: 1,
  point: syntax,
  name: (name) => name,
  element: (array, index) => `${array}[${index}]`,
  position: affineText,
  define: (name, _type, text) => `${name} = ${text}`,
  start: (name, text) => `${name} = ${text}`,
  assign: (target, text) => `${target} = ${text}`,
  update: (name, text) => `${name} = ${text}`,
  count: (parameter) => `Int(${parameter})`,
  loop: (counter, begin, end, body) => [
    `for ${counter} in ${begin}:${lastText(end)}`,
    ...indented(body),
    "end",
  ],
  frame: juliaFrame,
};

/** The integer before `end`. */
export function lastText(end: string): string {
  return /^\d+$/.test(end) ? `${Number(end) - 1}` : `(${end} - 1)`;
}

function juliaFrame(frame: Frame): readonly string[] {
  const { name, header, arrays, parameters, temporaries, body } = frame;
  const given = [...arrays.map(typed), ...parameters.map((each) => `${each.name}::Float64`)];
  return [
    ...header.map((line) => `# ${line}`.trimEnd()),
    "#",
    `# ${COUNTS_FROM_1}`,
    `# ${name}! fills ${listed(outputsOf(frame))}. Where a number has no real root, logarithm or power, it stops with an error.`,
    ...argumentLines(`function ${name}!`, given, ""),
    ...indented([
      ...(arrays.length === 0 ? [] : [`Base.require_one_based_indexing(${listed(arrays)})`]),
      ...arrays.map(lengthCheck),
      ...temporaries.map((each) => `${each.name} = Vector{Float64}(undef, ${each.length})`),
      ...body,
      "return nothing",
    ]),
    "end",
  ];
}

function typed({ name, isOfIndices }: FrameArray): string {
  return `${name}::AbstractVector{${isOfIndices ? "<:Integer" : "Float64"}}`;
}

function listed(arrays: readonly FrameArray[]): string {
  return arrays.map(({ name }) => name).join(", ");
}

function lengthCheck(array: FrameArray): string {
  const { name, length } = array;
  return `length(${name}) == ${length} || throw(DimensionMismatch("${name} needs ${elementCount(array)}"))`;
}
