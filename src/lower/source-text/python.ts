import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import { atom, type Code } from "../javascript/code.ts";
import { lowered } from "../passes/pipelines.ts";
import type { Dialect, Span, Syntax } from "./dialect.ts";
import { elementCount, type Frame, type FrameArray, inputsOf, outputsOf } from "./frame.ts";
import { affineText, comparison, decimal, functionCall, infix, prefixMinus, wholeNumber } from "./infix.ts";
import { argumentLines, indented } from "./layout.ts";

const FUNCTIONS: Readonly<Record<ElementaryFunction, string>> = {
  exp: "np.exp",
  log: "np.log",
  sin: "np.sin",
  cos: "np.cos",
  sqrt: "np.sqrt",
  pow: "np.power",
  abs: "np.abs",
};

/** Whether a text is made of numbers alone, so that Python computes it in numbers of its own, where 1/0 is an error. */
function isOfNumbers(text: string): boolean {
  return /^(?:[\d.\s()+*/-]|(?<=\d)e)*$/.test(text);
}

function asDouble(text: string): Code {
  return functionCall("np.float64", [atom(text)]);
}

const syntax: Syntax = {
  float: decimal,
  integer: wholeNumber,
  negate: prefixMinus,
  binary: (operator, left, right) =>
    infix(operator, left, operator === "/" && isOfNumbers(right.text) ? asDouble(right.text) : right),
  apply: (name, operands) => functionCall(FUNCTIONS[name], operands),
  compare: comparison,
  select: (condition, ifTrue, ifFalse) => functionCall("np.where", [condition, ifTrue, ifFalse]),
  toReal: (operand) => functionCall("np.float64", [operand]),
};

/** NumPy: maps are statements on slices, folds are loops. What is no array is a NumPy double, so that 1/0 is infinite. */
export const pythonDialect: Dialect = {
  reserved: `False None True and as assert async await break class continue def del elif else except finally for from
    global if import in is lambda nonlocal not or pass raise return try while with yield match case
    np range int float len ValueError`,
  form: lowered,
  longestText: 72,
  longestRepeated: 0,
  namesElements: true,
  firstIndex: 0,
  point: syntax,
  whole: {
    ...syntax,
    slice: (array, span) => `${array}[${sliceText(span)}]`,
    all: (array) => `${array}[:]`,
    points: (count) => `np.arange(${count})`,
  },
  name: (name) => name,
  element: (array, index) => `${array}[${index}]`,
  position: affineText,
  define: (name, type, text) =>
    `${name} = ${type === "f64" && isOfNumbers(text) ? asDouble(text).text : text}`,
  start: (name, text) => `${name} = np.float64(${text})`,
  assign: (target, text) => `${target} = ${text}`,
  update: (name, text) => `${name} = ${text}`,
  count: (parameter) => `int(${parameter})`,
  loop: (counter, begin, end, body) => [
    `for ${counter} in range(${begin === "0" ? end : `${begin}, ${end}`}):`,
    ...indented(body.length === 0 ? ["pass"] : body),
  ],
  frame: pythonFrame,
};

/** `first:end:stride`; going down to the first element, the end is left out, as -1 would be the last one. */
function sliceText({ first, stride, count }: Span): string {
  const last = first + stride * (count - 1);
  if (stride < 0) return `${first}:${last === 0 ? "" : last - 1}:${stride}`;
  return stride === 1 ? `${first}:${last + 1}` : `${first}:${last + 1}:${stride}`;
}

function pythonFrame(frame: Frame): readonly string[] {
  const { name, header, parameters, temporaries, body } = frame;
  const [inputs, outputs] = [inputsOf(frame), outputsOf(frame)];
  const given = [...inputs, ...parameters].map((each) => each.name);
  return [
    ...header.map((line) => `# ${line}`.trimEnd()),
    "",
    "import numpy as np",
    "",
    "",
    ...argumentLines(`def ${name}`, given, ":"),
    ...indented([
      ...inputs.flatMap(inputCheck),
      ...parameters.map((each) => `${each.name} = np.float64(${each.name})`),
      ...[...temporaries, ...outputs].map((each) => `${each.name} = np.empty(${each.length})`),
      ...body,
      `return ${outputs.map((each) => each.name).join(", ")}`.trimEnd(),
    ]),
  ];
}

/** Slices of too short an array would be shorter without a word. */
function inputCheck(array: FrameArray): readonly string[] {
  const { name, length, isOfIndices } = array;
  return [
    `${name} = np.asarray(${name}, dtype=np.${isOfIndices ? "int64" : "float64"})`,
    `if ${name}.shape != (${length},):`,
    `    raise ValueError("${name} needs ${elementCount(array)}")`,
  ];
}
