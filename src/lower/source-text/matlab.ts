import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import type { BinaryOperator } from "../ir/program.ts";
import type { Code } from "../javascript/code.ts";
import { lowered } from "../passes/pipelines.ts";
import type { Dialect, Span, Syntax } from "./dialect.ts";
import { COUNTS_FROM_1, elementCount, type Frame, type FrameArray, inputsOf, outputsOf } from "./frame.ts";
import { affineText, comparison, decimal, functionCall, infix, prefixMinus, wholeNumber } from "./infix.ts";
import { lastText } from "./julia.ts";
import { indented } from "./layout.ts";

/** Where the plain function would go on in complex numbers, the one that stops with an error. */
const FUNCTIONS: Readonly<Record<ElementaryFunction, string>> = {
  exp: "exp",
  log: "reallog",
  sin: "sin",
  cos: "cos",
  sqrt: "realsqrt",
  pow: "realpow",
  abs: "abs",
};

/** The name of the local function that chooses, element by element. */
const CHOOSE = "choose";

const syntax: Syntax = {
  float: (value) => ({ ...decimal(value), text: decimal(value).text.replace(/\.0$/, "") }),
  integer: wholeNumber,
  negate: prefixMinus,
  binary: infix,
  apply: (name, operands) => functionCall(FUNCTIONS[name], operands),
  compare: comparison,
  select: (condition, ifTrue, ifFalse) => functionCall(CHOOSE, [condition, ifTrue, ifFalse]),
  toReal: (operand) => operand,
};

const ELEMENTWISE: Readonly<Record<BinaryOperator, string>> = { "+": "+", "-": "-", "*": ".*", "/": "./" };

function elementwise(operator: BinaryOperator, left: Code, right: Code): Code {
  return infix(operator, left, right, ELEMENTWISE[operator]);
}

/** MATLAB, and Octave: maps are operations on column vectors, element by element; folds are loops. */
export const matlabDialect: Dialect = {
  reserved: `break case catch classdef continue else elseif end for function global if otherwise parfor persistent return
    spmd switch try while exp reallog sin cos realsqrt realpow abs pi zeros numel assert double int64 Inf NaN eps ans
    isscalar repmat size ${CHOOSE} do until endif endfor endfunction endwhile unwind_protect log sqrt`,
  form: lowered,
  longestText: 72,
  longestRepeated: 0,
  namesElements: true,
  firstIndex: 1,
  point: syntax,
  whole: {
    ...syntax,
    binary: elementwise,
    slice: (array, span) => `${array}(${rangeText(span)})`,
    all: (array) => `${array}(:)`,
    points: (count) => `(0:${count - 1})'`,
  },
  name: (name) => name,
  element: (array, index) => `${array}(${index})`,
  position: affineText,
  define: (name, _type, text) => `${name} = ${text};`,
  start: (name, text) => `${name} = ${text};`,
  assign: (target, text) => `${target} = ${text};`,
  update: (name, text) => `${name} = ${text};`,
  count: (parameter) => parameter,
  loop: (counter, begin, end, body) => [
    `for ${counter} = ${begin}:${lastText(end)}`,
    ...indented(body),
    "end",
  ],
  frame: matlabFrame,
};

function rangeText({ first, stride, count }: Span): string {
  const last = first + stride * (count - 1) + 1;
  return stride === 1 ? `${first + 1}:${last}` : `${first + 1}:${stride}:${last}`;
}

function matlabFrame(frame: Frame): readonly string[] {
  const { name, header, parameters, temporaries, body } = frame;
  const [inputs, outputs] = [inputsOf(frame), outputsOf(frame)];
  const given = [...inputs, ...parameters].map((each) => each.name);
  const usesChoice = body.some((line) => line.includes(`${CHOOSE}(`));
  return [
    ...header.map((line) => `% ${line}`.trimEnd()),
    "%",
    `% ${COUNTS_FROM_1}`,
    "% Arrays are column vectors. Where a number has no real root, logarithm or power, it stops with an error.",
    `function [${outputs.map((each) => each.name).join(", ")}] = ${name}(${given.join(", ")})`,
    ...indented([
      ...inputs.flatMap(inputCheck),
      ...[...temporaries, ...outputs].map((each) => `${each.name} = zeros(${each.length}, 1);`),
      ...body,
    ]),
    "end",
    ...(usesChoice ? ["", ...CHOICE] : []),
  ];
}

function inputCheck(array: FrameArray): readonly string[] {
  const { name, length } = array;
  return [
    `assert(numel(${name}) == ${length}, '${name} needs ${elementCount(array)}');`,
    `${name} = double(${name}(:));`,
  ];
}

const CHOICE = [
  `function chosen = ${CHOOSE}(condition, ifTrue, ifFalse)`,
  "    % ifTrue where the condition holds, and ifFalse elsewhere",
  "    if isscalar(condition)",
  "        if condition",
  "            chosen = ifTrue;",
  "        else",
  "            chosen = ifFalse;",
  "        end",
  "        return",
  "    end",
  "    if isscalar(ifTrue)",
  "        ifTrue = repmat(ifTrue, size(condition));",
  "    end",
  "    if isscalar(ifFalse)",
  "        ifFalse = repmat(ifFalse, size(condition));",
  "    end",
  "    chosen = ifFalse;",
  "    chosen(condition) = ifTrue(condition);",
  "end",
];
