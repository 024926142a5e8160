import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { conjugate } from "../../../../src/derive/manifold/conjugate.ts";
import { seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { counted } from "../../../counted.ts";
import { agree, derived, EXAMPLES, type Example, problemOf } from "./examples.ts";

function checkProjection(each: Example): number {
  const { projection, certificate } = derived(problemOf(each), { projection: true });
  expect(certificate.holds, each.id).toBe(true);
  if (projection === undefined || !projection.ok) throw new Error("expected a projection");
  const { projection: expected = {}, projectionError = 0, projectionConjugate = false } = each.expected;
  let checked = 0;
  for (const [name, entries] of Object.entries(expected)) {
    entries.forEach((text, i) => {
      const ours = seriesExpression(at(at(projection.value, Number(name.slice(1)) - 1), i), "explicit");
      const used = projectionConjugate ? conjugate(ours) : ours;
      expect(agree(used, parseExpression(text), projectionError), `${each.id} ${name}[${i}]`).toBe(true);
      checked += 1;
    });
  }
  return checked;
}

describe("published projections onto slow manifolds", () => {
  for (const each of EXAMPLES) {
    if (each.expected.projection !== undefined) counted("golden", each.id, () => checkProjection(each));
  }
});
