import type { Access } from "../ir/program.ts";
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
  const counter = names.claim("i");
  const variables = new Map<number, string>([[1, counter]]);
  for (const stride of strides) {
    if (stride !== 1) variables.set(stride, names.claim(stride < 0 ? `im${-stride}` : `i${stride}`));
  }
  const others = [...variables].filter(([stride]) => stride !== 1);
  const starts = [counter, ...others.map(([, name]) => name)].map((name) => `${name} = 0`).join(", ");
  const steps = [`${counter}++`, ...others.map(([stride, name]) => `${name} += ${stride}`)].join(", ");
  const variableOf = (stride: number) => variables.get(stride) ?? counter;
  return {
    head: `let ${starts}; ${counter} < ${count}; ${steps}`,
    counter,
    position: positionWith(variableOf),
  };
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
