import { rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { parseExpression } from "../../src/expr/parse.ts";
import { counted } from "../counted.ts";
import { residua, temporaryFolder } from "./residua.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const DELAYED = resolve("examples/delayed-logistic.yaml");

describe("invariant manifolds on the command line", () => {
  counted("behaviour", "the terminal shows the evolution first, and no line of a formula is too long", () => {
    const { status, stdout, stderr } = residua(["derive", DELAYED]);
    expect(status, stderr).toBe(0);
    const lines = stdout.split("\n");
    expect(lines[2]).toBe("evolution:");
    expect(lines[3]).toMatch(/^ {2}ds1\/dt = /);
    expect(
      Math.max(...lines.filter((line) => line.startsWith("      ")).map((line) => line.length)),
    ).toBeLessThan(112);
  });

  counted("behaviour", "--json is one object with spectrum, kernels and certificate", () => {
    const { status, stdout } = residua(["derive", DELAYED, "--json"]);
    expect(status).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.rightmostEigenvalues[0]).toEqual({ approximately: "i", multiplicity: 1, chosen: true });
    expect(result.history[0].kernels.k1).toHaveLength(1);
    expect(() => parseExpression(result.history[0].kernels.k1[0])).not.toThrow();
    expect(result.certificate.holds).toBe(true);
  });

  counted("behaviour", "a delay that is a parameter is set on the command line", () => {
    const file = join(folder, "memory.yaml");
    writeFileSync(
      file,
      'kind: invariant-manifold\nvariables: [u]\nparameters: [tau]\nequations: {u: "-u/2+delay(u,tau)/2-u^2"}\n',
    );
    const { status, stdout } = residua(["derive", file, "--set", "tau=2"]);
    expect(status).toBe(0);
    // z = 1/Delta'(0) = 1/(1 + tau/2).
    expect(stdout).toContain("ds1/dt = -s1^2/2");
    expect(stdout).toContain("the rightmost eigenvalues are about 0 (chosen)");
  });
});
