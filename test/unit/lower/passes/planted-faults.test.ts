import { expect } from "vitest";
import { rational } from "../../../../src/exact/rational.ts";
import { multiply, number, power, subtract, symbol } from "../../../../src/expr/expression.ts";
import { fuseRungeKutta4 } from "../../../../src/lower/fuse-runge-kutta.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import { violations } from "../../../../src/lower/ir/legality.ts";
import { nodeKey } from "../../../../src/lower/ir/node-key.ts";
import type { Node, NodeId, Program } from "../../../../src/lower/ir/program.ts";
import { rewriteNodes } from "../../../../src/lower/ir/rewrite.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
import { commonSubexpressions } from "../../../../src/lower/passes/common-subexpressions.ts";
import { expandStencils } from "../../../../src/lower/passes/expand-stencils.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { finiteLattice } from "../../../../src/models/finite-lattice.ts";
import { counted } from "../../../counted.ts";
import { TWO_STRAND } from "../../simulate/lattice/sample-lattices.ts";
import { compiled, fieldMeaning, inField, interpreted, interpretedInDoubles, sameBits } from "../programs.ts";

/** Takes nodes with the same key for the same, as a pass for common subexpressions does whose keys are wrong. */
function mergedBy(keyOf: (node: Node) => string, program: Program): Program {
  const met = new Map<string, NodeId>();
  return rewriteNodes(program, (node, builder) => {
    const key = keyOf(node);
    const image = met.get(key) ?? builder.intern(node);
    met.set(key, image);
    return image;
  });
}

const faults: Readonly<Record<string, (node: Node) => string>> = {
  "the right operand is left out": (node) =>
    node.tag === "binary" ? `${node.left} ${node.operator}` : nodeKey(node),
  "the operator is left out": (node) =>
    node.tag === "binary" ? `${node.left} ${node.right}` : nodeKey(node),
  "differences commute": (node) =>
    node.tag === "binary" && node.operator === "-"
      ? `difference ${Math.min(node.left, node.right)} ${Math.max(node.left, node.right)}`
      : nodeKey(node),
  "a carried value's slot is dropped": (node) => (node.tag === "carried" ? "carried" : nodeKey(node)),
  "an offset is left out": (node) =>
    node.tag === "load" ? `load ${node.access.array} ${node.access.stride}` : nodeKey(node),
  "a stride is left out": (node) =>
    node.tag === "load" ? `load ${node.access.array} ${node.access.offset}` : nodeKey(node),
};

function samples(): readonly (readonly [Program, readonly number[], Readonly<Record<string, number>>])[] {
  const [a, b] = [symbol("a"), symbol("b")];
  const system = [
    subtract(a, multiply(a, b)),
    subtract(multiply(number(rational(1, 2)), power(a, number(3))), b),
  ];
  const differences = [subtract(a, b), multiply(b, subtract(b, a)), multiply(a, b)];
  const lattice = expandStencils.run(latticeProgram(finiteLattice(TWO_STRAND, 1, 7)));
  return [
    [programOf(differences, ["a", "b"], { points: 3, layout: "rows" }), [1, 2, 4, 8, 16, 32], {}],
    [fuseRungeKutta4(programOf(system, ["a", "b"])), [0.5, 0.25], { step: 0.125, steps: 2 }],
    [twoStrides(), [1, 2, 4, 8, 16], {}],
    [lattice, Array.from({ length: 16 }, (_, k) => (k * k) % 11), {}],
  ];
}

/** `y_i = x_{2i} - x_i`. */
function twoStrides(): Program {
  const builder = programBuilder();
  const value = builder.subtract(builder.load("x", 2, 0), builder.load("x", 1, 0));
  return {
    name: "twoStrides",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length: 5, role: "input" },
      { name: "y", length: 3, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "map", count: 3, stores: [{ access: { array: "y", stride: 1, offset: 0 }, value }] }],
  };
}

/** Whether legality, the field or the compiled code tells a program from the true one. */
function isCaught(
  wrong: Program,
  truth: Program,
  x: readonly number[],
  parameters: Record<string, number>,
): boolean {
  if (violations(wrong).length > 0) return true;
  const residues = (program: Program) =>
    interpreted(
      fieldMeaning,
      program,
      x.map((value) => inField(rational(value * 64, 64))),
      Object.fromEntries(
        Object.entries(parameters).map(([name, value]) => [name, inField(rational(value * 64, 64))]),
      ),
    );
  const isWrongInField = residues(wrong).some((value, k) => value !== residues(truth)[k]);
  const isWrongCompiled = !sameBits(
    compiled(wrong, x, parameters),
    interpretedInDoubles(truth, x, parameters),
  );
  return isWrongInField && isWrongCompiled;
}

counted(
  "wrong-twin",
  "each fault planted in common subexpressions is caught wherever it changes a program",
  () => {
    let caught = 0;
    for (const [fault, keyOf] of Object.entries(faults)) {
      let changed = 0;
      for (const [program, x, parameters] of samples()) {
        const wrong = mergedBy(keyOf, program);
        if (wrong.nodes.length === program.nodes.length) continue;
        changed++;
        expect(isCaught(wrong, program, x, parameters), `${fault} in ${program.name}`).toBe(true);
      }
      expect(changed, fault).toBeGreaterThan(0);
      caught += changed;
    }
    return caught;
  },
);

counted("behaviour", "the true pass is not caught", () => {
  const all = samples();
  for (const [program, x, parameters] of all) {
    const passed = commonSubexpressions.run(program);
    expect(violations(passed)).toEqual([]);
    expect(sameBits(compiled(passed, x, parameters), interpretedInDoubles(program, x, parameters))).toBe(
      true,
    );
  }
  return all.length;
});
