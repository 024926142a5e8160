import type { Access } from "../ir/program.ts";
import type { Strip } from "../ir/strips.ts";
import type { Names } from "./names.ts";

/** How a loop counts, and what the positions of its accesses are. */
export interface Induction {
  /** The text between the parentheses of `for (…)`. */
  readonly head: string;
  /** The point, where something asks for it. */
  readonly counter: string;
  readonly position: (access: Access) => string;
}

/**
 * A variable for each stride, so that no position costs a multiplication. Where there is one stride only and nobody
 * asks for the point, its variable is the only one.
 */
export function induction(
  accesses: readonly Access[],
  count: number | string,
  usesCounter: boolean,
  names: Names,
): Induction {
  const strides = [...new Set(accesses.map(({ stride }) => stride))].filter((stride) => stride !== 0);
  const [only] = strides;
  if (strides.length === 1 && only !== undefined && only > 0 && typeof count === "number" && !usesCounter) {
    const variable = names.claim("i");
    const step = only === 1 ? `${variable}++` : `${variable} += ${only}`;
    const head = `let ${variable} = 0; ${variable} < ${count * only}; ${step}`;
    return { head, counter: variable, position: positionWith(() => variable) };
  }
  const { counter, others, position } = strideVariables(strides, names);
  const starts = [counter, ...others.map(([, name]) => name)].map((name) => `${name} = 0`).join(", ");
  return { head: `let ${starts}; ${counter} < ${count}; ${stepsOf(counter, others)}`, counter, position };
}

/** The bounds of a strip of points, and which of the arrays hold its rows, for how many points in all and at once. */
export interface StripBounds {
  readonly from: string;
  readonly to: string;
  readonly strip: Strip;
}

/** Counting over a strip of points. In rows, positions are those of the point within the strip. */
export function stripInduction(
  accesses: readonly Access[],
  { from, to, strip }: StripBounds,
  names: Names,
): Induction {
  const { rows, count, size } = strip;
  const others = accesses.filter(({ array }) => !rows.has(array)).map(({ stride }) => stride);
  const variables = strideVariables(
    [...new Set(others)].filter((stride) => stride !== 0),
    names,
  );
  const { counter } = variables;
  const place = names.claim("p");
  const starts = variables.others.map(([stride, name]) => `, ${name} = ${stride} * ${from}`).join("");
  const inRow = positionWith(() => place);
  return {
    head: `let ${counter} = ${from}, ${place} = 0${starts}; ${counter} < ${to}; ${stepsOf(counter, variables.others)}, ${place}++`,
    counter,
    position: (access) =>
      rows.has(access.array)
        ? inRow({ ...access, offset: (access.offset / count) * size })
        : variables.position(access),
  };
}

/** The point's variable, and those of strides other than 1. */
function strideVariables(strides: readonly number[], names: Names) {
  const counter = names.claim("i");
  const others = strides
    .filter((stride) => stride !== 1)
    .map((stride) => [stride, names.claim(stride < 0 ? `im${-stride}` : `i${stride}`)] as const);
  const variables = new Map<number, string>([[1, counter], ...others]);
  return { counter, others, position: positionWith((stride) => variables.get(stride) ?? counter) };
}

function stepsOf(counter: string, others: readonly (readonly [number, string])[]): string {
  return [`${counter}++`, ...others.map(([stride, name]) => `${name} += ${stride}`)].join(", ");
}

/** Positions where there is one point only, the first. */
export const firstPoint: Pick<Induction, "counter" | "position"> = {
  counter: "0",
  position: ({ offset }) => `${offset}`,
};

function positionWith(variableOf: (stride: number) => string): (access: Access) => string {
  return ({ stride, offset }) => {
    if (stride === 0) return `${offset}`;
    if (offset === 0) return variableOf(stride);
    return `${variableOf(stride)} ${offset < 0 ? "-" : "+"} ${Math.abs(offset)}`;
  };
}
