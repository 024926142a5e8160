import { expect } from "vitest";
import { rational } from "../../../../src/exact/rational.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import { requireLegal, violations } from "../../../../src/lower/ir/legality.ts";
import type { Loop, Node, Program } from "../../../../src/lower/ir/program.ts";
import type { LegalityRule } from "../../../../src/lower/ir/violation.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
import { finiteLattice } from "../../../../src/models/finite-lattice.ts";
import { counted } from "../../../counted.ts";
import { TWO_STRAND } from "../../simulate/lattice/sample-lattices.ts";

const COUNT = 4;

/** Differences and the sum of squares of an array of five. */
function sample(): Program {
  const builder = programBuilder();
  const [here, there] = [builder.load("x", 1, 0), builder.load("x", 1, 1)];
  const difference = builder.subtract(there, here);
  const sum = builder.add(builder.carried(0), builder.power(builder.load("d", 1, 0), 2));
  return {
    name: "sample",
    comments: [],
    parameters: ["scale"],
    arrays: [
      { name: "x", length: COUNT + 1, role: "input" },
      { name: "d", length: COUNT, role: "temporary" },
      { name: "y", length: 1, role: "output" },
    ],
    nodes: [...builder.nodes, { tag: "exact", value: rational(0) }],
    loops: [
      {
        tag: "map",
        count: COUNT,
        stores: [{ access: { array: "d", stride: 1, offset: 0 }, value: difference }],
      },
      {
        tag: "reduction",
        count: COUNT,
        accumulators: [
          { initial: builder.nodes.length, next: sum, access: { array: "y", stride: 0, offset: 0 } },
        ],
      },
    ],
  };
}

function rulesBroken(program: Program): readonly LegalityRule[] {
  return violations(program).map(({ rule }) => rule);
}

function withLoop(program: Program, index: number, change: (loop: Loop) => Loop): Program {
  return { ...program, loops: program.loops.map((loop, l) => (l === index ? change(loop) : loop)) };
}

function withNodes(program: Program, change: (node: Node) => Node): Program {
  return { ...program, nodes: program.nodes.map(change) };
}

function withAccess(
  node: Node,
  array: string,
  change: { stride?: number; offset?: number; array?: string },
): Node {
  return node.tag === "load" && node.access.array === array
    ? { ...node, access: { ...node.access, ...change } }
    : node;
}

counted("behaviour", "legal programs are legal", () => {
  const programs = [
    sample(),
    latticeProgram(finiteLattice(TWO_STRAND, 1, 7)),
    latticeProgram(finiteLattice(TWO_STRAND, 1, 8, "periodic")),
  ];
  for (const program of programs) expect(violations(program)).toEqual([]);
  return programs.length;
});

counted("wrong-twin", "each planted fault breaks its rule", () => {
  const first =
    (stores: number, count = COUNT) =>
    (loop: Loop): Loop =>
      loop.tag === "map"
        ? {
            ...loop,
            count,
            stores: Array.from(
              { length: stores },
              () => loop.stores[0] ?? { access: { array: "d", stride: 1, offset: 0 }, value: 0 },
            ),
          }
        : loop;
  const lastNode = sample().nodes.length;
  const faults: readonly (readonly [LegalityRule, Program])[] = [
    ["declarations", { ...sample(), arrays: [...sample().arrays, { name: "x", length: 1, role: "input" }] }],
    ["declarations", { ...sample(), arrays: [{ name: "x[0]; run()", length: 1, role: "input" }] }],
    ["declared", withNodes(sample(), (node) => withAccess(node, "d", { array: "e" }))],
    ["declared", { ...sample(), nodes: [...sample().nodes, { tag: "parameter", name: "undeclared" }] }],
    ["defined-before-use", { ...sample(), nodes: [...sample().nodes, { tag: "negate", operand: lastNode }] }],
    ["shared", { ...sample(), nodes: [...sample().nodes, { tag: "carried", slot: 0 }] }],
    ["types", { ...sample(), nodes: [...sample().nodes, { tag: "toReal", operand: 0 }] }],
    ["numbers", withNodes(sample(), (node) => (node.tag === "power" ? { ...node, exponent: 1 } : node))],
    ["numbers", { ...sample(), nodes: [...sample().nodes, { tag: "float", value: Number.NaN }] }],
    ["numbers", withLoop(sample(), 0, first(1, -1))],
    ["carried", withNodes(sample(), (node) => (node.tag === "carried" ? { ...node, slot: 1 } : node))],
    ["bounds", withNodes(sample(), (node) => withAccess(node, "x", { stride: 2 }))],
    ["bounds", withLoop(sample(), 0, first(1, COUNT + 1))],
    [
      "stored-before-load",
      withNodes(sample(), (node) =>
        withAccess(node, "x", {
          array: "d",
          stride: 0,
          offset: node.tag === "load" ? node.access.offset : 0,
        }),
      ),
    ],
    ["stored-once", withLoop(sample(), 0, first(2))],
    [
      "stored-once",
      {
        ...sample(),
        arrays: sample().arrays.map((array) => (array.name === "y" ? { ...array, length: 2 } : array)),
      },
    ],
    ["stored-before-load", { ...sample(), loops: [...sample().loops].reverse() }],
    ["stored-before-load", withLoop(sample(), 0, first(1, COUNT - 1))],
  ];
  for (const [rule, program] of faults) expect(rulesBroken(program), rule).toContain(rule);
  return faults.length;
});

counted(
  "behaviour",
  "an illegal program after a pass is reported as a bug, with the pass and the place",
  () => {
    const wrong = withNodes(sample(), (node) => withAccess(node, "x", { stride: 2 }));
    expect(() => requireLegal(wrong, "the pass test")).toThrow(
      /Residua bug.*'bounds' after the pass test.*x\[/,
    );
  },
);

counted("behaviour", "a reduction of unknown count may not walk along an array", () => {
  const program = withLoop(sample(), 1, (loop) =>
    loop.tag === "reduction" ? { ...loop, count: { parameter: "scale" } } : loop,
  );
  expect(rulesBroken(program)).toContain("bounds");
});
