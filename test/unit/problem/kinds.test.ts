import { readdirSync } from "node:fs";
import { describe, expect } from "vitest";
import { holds } from "../../../src/check/check.ts";
import { UNLIMITED } from "../../../src/core/budget.ts";
import { formatError, ResiduaError } from "../../../src/core/errors.ts";
import { KINDS, kindOf } from "../../../src/problem/kinds.ts";
import { LATTICE_WAVE_EXAMPLE } from "../../../src/problem/lattice-wave-schema.ts";
import { locateProblem } from "../../../src/problem/located-problem.ts";
import { NO_OVERRIDES } from "../../../src/problem/overrides.ts";
import { readProblemFile } from "../../../src/problem/problem-file.ts";
import { readLatticeWave } from "../../../src/problem/read-lattice-wave.ts";
import { counted } from "../../counted.ts";

function failure(text: string): string {
  try {
    kindOf(locateProblem(text, "p.yaml"));
  } catch (error) {
    if (error instanceof ResiduaError) return formatError(error);
    throw error;
  }
  return "accepted";
}

/** What a file of each kind cannot do without. */
const REQUIRED_KEYS: Readonly<Record<string, readonly string[]>> = {
  "lattice-wave": ["kind", "longitudinal", "cross", "density"],
  "invariant-manifold": ["kind", "variables", "equations"],
};

describe("kinds of problem files", () => {
  counted("behaviour", "a kind is found by its name", () => {
    for (const known of KINDS) expect(kindOf(locateProblem(`kind: ${known.kind}`, "p"))).toBe(known);
    return KINDS.length;
  });

  counted("behaviour", "a mistyped kind is answered with the nearest", () => {
    expect(failure("# mine\nkind: latice-wave\n")).toBe(
      "p.yaml:2:7  E_SCHEMA  unknown kind 'latice-wave': did you mean lattice-wave?\nkind: latice-wave\n      ^",
    );
  });

  counted("behaviour", "a file without a kind is told how to begin", () => {
    expect(failure("density: [[1]]")).toContain(
      "E_SCHEMA  the key 'kind' is missing: begin with kind: lattice-wave",
    );
    expect(failure("just words")).toContain("the key 'kind' is missing");
  });

  counted("behaviour", "every JSON schema is an object schema with descriptions and an example", () => {
    for (const { kind, jsonSchema } of KINDS) {
      const schema = jsonSchema();
      expect(schema).toMatchObject({ type: "object", title: kind, additionalProperties: false });
      expect(schema).toHaveProperty("properties.errorOrder.description");
      expect(schema).toHaveProperty("examples.0.kind", kind);
      expect(schema).toHaveProperty("required", REQUIRED_KEYS[kind]);
    }
    return KINDS.length;
  });
});

describe("the files that we hand out", () => {
  counted("behaviour", "every file in examples/ is a problem that its kind solves", () => {
    const names = readdirSync("examples");
    for (const name of names) {
      const path = `examples/${name}`;
      const problem = locateProblem(readProblemFile(path), path);
      const options = { overrides: NO_OVERRIDES, seed: 1, budget: UNLIMITED };
      const derived = kindOf(problem).derive(problem, options);
      expect(derived.ok && derived.value.claims.every(({ verdict }) => holds(verdict)), name).toBe(true);
    }
    return names.length;
  });

  counted("behaviour", "the example in the schema is a well-posed problem", () => {
    const text = JSON.stringify(LATTICE_WAVE_EXAMPLE);
    const { problem } = readLatticeWave(locateProblem(text, "example"), NO_OVERRIDES);
    expect(problem.errorOrder).toBe(7);
  });

  const examples = ["lattice-two-strand", "lattice-two-strand-symbolic"];
  for (const name of examples) {
    counted(
      "behaviour",
      `examples/${name}.yaml is a well-posed problem of two strands and period two`,
      () => {
        const path = `examples/${name}.yaml`;
        const { problem } = readLatticeWave(locateProblem(readProblemFile(path), path), NO_OVERRIDES);
        expect(problem.lattice).toMatchObject({ strands: 2, period: 2 });
      },
    );
  }
});
