import type { FloatOperations } from "../elementary/float-operations.ts";
import type { Comparison } from "../ir/program.ts";
import { doubles } from "./doubles.ts";

/** The operations of code on doubles, carried out. */
export const doubleOperations: FloatOperations<number, boolean> = {
  ...doubles,
  compare,
  select: (condition, ifTrue, ifFalse) => (condition ? ifTrue : ifFalse),
};

function compare(operator: Comparison, a: number, b: number): boolean {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case "==":
      return a === b;
  }
}
