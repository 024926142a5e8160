import {
  densityAt,
  type FiniteLattice,
  isMoving,
  massCount,
  sectionCount,
} from "../models/finite-lattice.ts";
import { bondsOf } from "../models/lattice.ts";
import { emitStatements, type Store } from "./emit-statements.ts";
import { graphArithmetic } from "./graph-arithmetic.ts";
import { compileKernel, type Kernel } from "./kernel.ts";
import { type Element, type OperationGraph, type OperationId, operationGraph } from "./operation-graph.ts";

/** Where the mass (n, j) is found in an array parameter of the generated code. */
type ElementOf = (array: string, n: number, j: number) => Element;

/**
 * Compiles the accelerations of a lattice, from displacements `u` to accelerations `a`; those of fixed ends are zero.
 *
 * The code is a loop over cells, unrolled over the masses of one cell; the cross-sections after the last whole cell,
 * and the two at the ends, are written out after it.
 *
 * Shapes: both arrays over the lattice, mass (n, j) at `n s + j`. Units: displacement per time².
 * Source: Chen, Roberts & Bunder, eq. 1, through `bondsOf`.
 */
export function lowerLatticeAccelerations(finite: FiniteLattice): Kernel {
  const { strands, period } = finite.lattice;
  const last = sectionCount(finite) - 1;
  // Cells are counted from n = 1, so that no bond of a whole cell reaches round a periodic lattice.
  const afterCells = 1 + period * Math.floor((last - 1) / period);
  const inCell: ElementOf = (array, n, j) => ({ array, base: "c", offset: (n - 1) * strands + j });
  const inArray: ElementOf = (array, n, j) => {
    const section = (n + last + 1) % (last + 1);
    return { array, offset: section * strands + j };
  };
  const lines = [
    "// h^2 density u_tt = sum over bonds of elasticity (u_other - u); the mass (n, j) is at n s + j",
    `for (let c = ${strands}; c < ${afterCells * strands}; c += ${period * strands}) {`,
    ...indented(sectionStatements(finite, range(1, 1 + period), inCell)),
    "}",
    ...sectionStatements(finite, [0, ...range(afterCells, last), last], inArray),
  ];
  const source = `function (u, a) {\n${indented(lines).join("\n")}\n}`;
  return compileKernel(source, massCount(finite), massCount(finite));
}

/** The statements that compute the accelerations of whole cross-sections. */
function sectionStatements(
  finite: FiniteLattice,
  sections: readonly number[],
  elementOf: ElementOf,
): readonly string[] {
  const graph = operationGraph();
  const stores = sections.flatMap((n) =>
    range(0, finite.lattice.strands).map((j): Store => {
      const value = isMoving(finite, n)
        ? accelerationOf(finite, n, j, graph, elementOf)
        : graphArithmetic(graph).constant(0);
      return { element: elementOf("a", n, j), value };
    }),
  );
  return emitStatements(graph, stores);
}

/** Equation 1, solved for the acceleration of the mass (n, j). */
function accelerationOf(
  finite: FiniteLattice,
  n: number,
  j: number,
  graph: OperationGraph,
  elementOf: ElementOf,
): OperationId {
  const { lattice, spacing } = finite;
  const { constant, add, subtract, multiply, divide } = graphArithmetic(graph);
  const displacement = (section: number, strand: number) =>
    graph.intern({ tag: "load", element: elementOf("u", section, strand) });
  const forces = bondsOf(lattice, n % lattice.period, j).map(({ elasticity, step, strand }) =>
    multiply(constant(elasticity), subtract(displacement(n + step, strand), displacement(n, j))),
  );
  return divide(forces.reduce(add), constant(spacing ** 2 * densityAt(finite, n, j)));
}

/** The integers from `start` to just before `end`. */
function range(start: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
