import type { Rational } from "../../exact/rational.ts";
import type { ElementaryFunction } from "../../expr/floating/evaluate-floating.ts";
import type { BinaryOperator, Comparison, NodeType, Program } from "../ir/program.ts";
import type { Code } from "../javascript/code.ts";
import type { Frame } from "./frame.ts";

/** How a language writes operations. Operands come as code, and get the parentheses that keep the order of operations. */
export interface Syntax {
  /** In the shortest decimal digits that are read as the same double. */
  readonly float: (value: number) => Code;
  readonly integer: (value: number) => Code;
  readonly negate: (operand: Code) => Code;
  readonly binary: (operator: BinaryOperator, left: Code, right: Code) => Code;
  readonly apply: (name: ElementaryFunction, operands: readonly Code[]) => Code;
  readonly compare: (operator: Comparison, left: Code, right: Code) => Code;
  readonly select: (condition: Code, ifTrue: Code, ifFalse: Code) => Code;
  readonly toReal: (operand: Code) => Code;
  /** What a language has that prints formulas, and does not run them: the form of its programs keeps numbers exact. */
  readonly exact?: ExactSyntax;
}

export interface ExactSyntax {
  readonly number: (value: Rational) => Code;
  readonly pi: Code;
  readonly power: (base: Code, exponent: number) => Code;
}

/** Some elements of an array: those at `first`, `first + stride`, …, in all `count`. The first one is 0. */
export interface Span {
  readonly first: number;
  readonly stride: number;
  readonly count: number;
}

/** How a language computes with whole arrays, so that a map needs no loop. */
export interface WholeSyntax extends Syntax {
  /** The elements of a span, at least two. */
  readonly slice: (array: string, span: Span) => string;
  /** All elements, as something that can be assigned to. */
  readonly all: (array: string) => string;
  /** The array of the points of a map. */
  readonly points: (count: number) => string;
}

/** What one language differs in from another; the walk over a program is the same for all. */
export interface Dialect {
  /** Words that cannot be names. */
  readonly reserved: string;
  /** Brings a program into the form that is written. */
  readonly form: (program: Program) => Program;
  /** A value with longer text gets a name of its own, so that lines can be read. */
  readonly longestText: number;
  /** Shorter text is repeated rather than named. Where the text is run, nothing is computed twice. */
  readonly longestRepeated: number;
  /** Whether elements that are read more than once get names; in a formula they would be taken for other elements. */
  readonly namesElements: boolean;
  readonly firstIndex: 0 | 1;
  readonly point: Syntax;
  /** Without it, maps are written as loops over points. */
  readonly whole?: WholeSyntax;
  /** How a name is written where it stands for a value. */
  readonly name: (name: string) => string;
  readonly element: (array: string, index: string) => string;
  /** `stride * counter + offset` */
  readonly position: (stride: number, counter: string, offset: number) => string;
  readonly define: (name: string, type: NodeType, text: string) => string;
  /** The first value of an accumulator, which has others later. */
  readonly start: (name: string, text: string) => string;
  readonly assign: (target: string, text: string) => string;
  /** The next value of an accumulator. */
  readonly update: (name: string, text: string) => string;
  /** The number that a parameter counts with. */
  readonly count: (parameter: string) => string;
  /** The lines of a loop over the integers from `begin` up to but not including `end`. */
  readonly loop: (counter: string, begin: string, end: string, body: readonly string[]) => readonly string[];
  /** The whole text: comments, the function's head and end around the body. */
  readonly frame: (frame: Frame) => readonly string[];
}
