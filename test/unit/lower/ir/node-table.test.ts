import fc from "fast-check";
import { expect } from "vitest";
import { rational } from "../../../../src/exact/rational.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import { nodeKey } from "../../../../src/lower/ir/node-key.ts";
import { nodeTable } from "../../../../src/lower/ir/node-table.ts";
import type { Node } from "../../../../src/lower/ir/program.ts";
import { counted } from "../../../counted.ts";

const id = fc.nat(5);
const nodes: fc.Arbitrary<Node> = fc.oneof(
  fc
    .tuple(fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const), id, id)
    .map(([operator, left, right]): Node => ({ tag: "binary", operator, left, right })),
  fc
    .tuple(id, fc.integer({ min: 2, max: 7 }))
    .map(([base, exponent]): Node => ({ tag: "power", base, exponent })),
  id.map((operand): Node => ({ tag: "negate", operand })),
  id.map((operand): Node => ({ tag: "toReal", operand })),
  id.map((index): Node => ({ tag: "gather", type: "f64", array: "x", index })),
  fc.constantFrom<Node>(
    { tag: "float", value: 0 },
    { tag: "float", value: -0 },
    { tag: "exact", value: rational(1, 3) },
    { tag: "counter" },
    { tag: "entry" },
  ),
);

counted("differential", "a builder keeps each node once, as a map by the text of the nodes does", () => {
  const runs = 100;
  fc.assert(
    fc.property(fc.array(nodes, { maxLength: 300 }), (made) => {
      const builder = programBuilder();
      const byText = new Map<string, number>();
      for (const node of made) {
        const key = nodeKey(node);
        const known = byText.get(key);
        expect(builder.find(node)).toBe(known);
        const given = builder.intern(node);
        expect(given).toBe(known ?? byText.size);
        byText.set(key, given);
      }
      expect(builder.nodes).toHaveLength(byText.size);
    }),
    { numRuns: runs },
  );
  return runs;
});

counted("behaviour", "a table that has grown many times finds all that was entered, and nothing else", () => {
  const made: Node[] = [];
  const table = nodeTable(made);
  const count = 3000;
  const nodeOf = (k: number): Node => ({
    tag: "binary",
    operator: k % 2 === 0 ? "+" : "*",
    left: k,
    right: k >> 1,
  });
  for (let k = 0; k < count; k++) {
    made.push(nodeOf(k));
    table.add(nodeOf(k), k);
  }
  for (let k = 0; k < count; k++) expect(table.find(nodeOf(k))).toBe(k);
  expect(table.find({ tag: "binary", operator: "-", left: 2, right: 1 })).toBeUndefined();
  return count;
});
