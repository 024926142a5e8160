import { at } from "../../core/errors.ts";
import type { NodeId } from "../ir/program.ts";
import { TAPE_OPERATIONS, type Tape, type TapeOperation } from "../ir/tape.ts";
import type { Names } from "./names.ts";
import { numberCode } from "./node-code.ts";

/** A tape, and what is called how in generated code: the list of its values, its tables, its functions. */
export interface NamedTape {
  readonly tape: Tape;
  readonly values: string;
  readonly operands: readonly string[];
  readonly segments: string;
  /** The function that runs the tape, and those that compute rows of each operation that it has. */
  readonly run: string;
  readonly rows: ReadonlyMap<TapeOperation, string>;
}

export function namedTape(tape: Tape, names: Names, stem: string): NamedTape {
  const claim = (part: string) => names.claim(`${stem}_${part}`);
  const operations = new Set(tape.segments.map(({ operation }) => operation));
  return {
    tape,
    values: claim("values"),
    operands: tape.operands.map((_, k) => claim(`operands${k}`)),
    segments: claim("segments"),
    run: claim("tape"),
    rows: new Map([...operations].map((operation) => [operation, claim(operation)])),
  };
}

/** The results of the operations, on the texts of operands. */
const RESULTS: Readonly<Record<TapeOperation, (a: string, b: string, c: string) => string>> = {
  add: (a, b) => `${a} + ${b}`,
  subtract: (a, b) => `${a} - ${b}`,
  multiply: (a, b) => `${a} * ${b}`,
  divide: (a, b) => `${a} / ${b}`,
  negate: (a) => `-${a}`,
  multiplyAdd: (a, b, c) => `${a} * ${b} + ${c}`,
};

/**
 * The tables of a tape, and the function that computes the results of all its rows. Rows of each operation have a function of
 * their own: V8 makes a loop twice as fast that stands alone.
 */
export function tapeDeclarations({
  tape,
  values,
  operands,
  segments,
  run,
  rows,
}: NamedTape): readonly string[] {
  const codeOf = (operation: TapeOperation) => TAPE_OPERATIONS.indexOf(operation);
  const codes = tape.segments.flatMap(({ operation, rows: count }) => [codeOf(operation), count]);
  const texts = operands.map((table) => `${values}[${table}[k]]`);
  return [
    `const ${values} = new Float64Array(${tape.length});`,
    `${values}.set([${tape.numbers.map((value) => numberCode(value).text).join()}]);`,
    ...operands.map((table, k) => `const ${table} = new Int32Array([${at(tape.operands, k).join()}]);`),
    `const ${segments} = new Int32Array([${codes.join()}]);`,
    ...[...rows].flatMap(([operation, name]) => [
      `function ${name}(from, to) {`,
      `  for (let k = from; k < to; k++) ${values}[k] = ${RESULTS[operation](at(texts, 0), at(texts, 1), at(texts, 2))};`,
      "}",
    ]),
    `function ${run}() {`,
    `  let from = ${tape.numbers.length + tape.inputs.length};`,
    `  for (let segment = 0; segment < ${codes.length}; segment += 2) {`,
    `    const to = from + ${segments}[segment + 1];`,
    `    switch (${segments}[segment]) {`,
    ...[...rows].map(([operation, name]) => `      case ${codeOf(operation)}: ${name}(from, to); break;`),
    "    }",
    "    from = to;",
    "  }",
    "}",
  ];
}

/** The statements that run a tape on the texts of its inputs. */
export function tapeRun({ tape, values, run }: NamedTape, inputs: readonly string[]): readonly string[] {
  const first = tape.numbers.length;
  return [...inputs.map((text, k) => `${values}[${first + k}] = ${text};`), `${run}();`];
}

/** The text of a node's value once its tape has run. */
export function tapeValue({ tape, values }: NamedTape, id: NodeId): string {
  return `${values}[${tape.positionOf(id)}]`;
}
