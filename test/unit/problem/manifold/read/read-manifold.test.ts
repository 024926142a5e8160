import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { sameFunction } from "../../../../../src/expr/convert.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { locateProblem } from "../../../../../src/problem/located-problem.ts";
import { readManifold } from "../../../../../src/problem/manifold/read/read-manifold.ts";
import { manifoldJson } from "../../../../../src/problem/manifold/text/manifold-json.ts";
import { NO_OVERRIDES } from "../../../../../src/problem/overrides.ts";
import { counted } from "../../../../counted.ts";
import { failureOf, planar, solved } from "../manifold-files.ts";
import { EQUATIONS } from "./refusals.ts";

function read(text: string) {
  return readManifold(locateProblem(text, "p.yaml"), NO_OVERRIDES);
}

describe("an invariant-manifold file", () => {
  counted("behaviour", "takes parameters to be constant: d(a*u,x) is a*d(u,x)", () => {
    const { typed } = read(
      planar(
        "space: [x]",
        "parameters: [a]",
        'equations: {u: "v - u + d(a*u,x) + d(a,x)*v", v: "delay(a*u,1) - a*v"}',
      ),
    );
    const expected = ["v - u + a*d(u,x)", "a*delay(u,1) - a*v"].map((text) => parseExpression(text));
    typed.forEach((e, i) => {
      expect(sameFunction(e, at(expected, i))).toBe(true);
    });
    return 2;
  });

  counted("behaviour", "without weights is embedded: d(u,x) and u^2 become small", () => {
    const { system, typed, embedding } = read(
      planar("space: [x]", 'equations: {u: "v-u-d(u,x)", v: "u-v+v^2"}'),
    );
    expect(embedding).toBe("eps");
    expect(system.equations).toEqual(["v-u-eps*d(u,x)", "u-v+eps*v^2"].map((text) => parseExpression(text)));
    expect(typed).toEqual(["v-u-d(u,x)", "u-v+v^2"].map((text) => parseExpression(text)));
  });

  counted("behaviour", "takes another name for the small parameter where eps is a variable", () => {
    const text = 'kind: invariant-manifold\nvariables: [eps]\nequations: {eps: "-eps^2"}';
    const { embedding, system } = read(text);
    expect(embedding).toBe("epsilon");
    expect(system.equations).toEqual([parseExpression("-epsilon*eps^2")]);
  });

  counted("differential", "names that JavaScript knows change nothing but themselves", () => {
    const names: readonly (readonly [plain: string, known: string])[] = [
      ["c1", "constructor"],
      ["d1", "hasOwnProperty"],
      ["a1", "toString"],
      ["f1", "valueOf"],
      ["b1", "isPrototypeOf"],
    ];
    const file = [
      "kind: invariant-manifold\nvariables: [c1, d1]\nparameters: [a1, f1]\nsmall: {b1: 1, a1: 1}",
      'equations: {c1: "-c1 + d1 - b1*c1^2*f1 + a1*c1", d1: "c1 - d1 + b1*d1^2"}',
    ].join("\n");
    const known = names.reduce((text, [plain, name]) => text.replaceAll(plain, name), file);
    const json = (text: string) => JSON.stringify(manifoldJson(solved(text)));
    const renamed = names.reduce((text, [plain, name]) => text.replaceAll(name, plain), json(known));
    expect(renamed).toBe(json(file));
    expect(renamed).toContain("b1*f1*s1^2/2");
  });
  counted("behaviour", "a parameter may have a name that JavaScript knows", () => {
    const text = planar("parameters: [constructor]", 'equations: {u: "v-u+constructor*u^2", v: "u-v"}');
    expect(read(text).system.equations[0]).toEqual(parseExpression("v-u+eps*constructor*u^2"));
  });
});

counted("behaviour", "an error order changed on the command line has the range of one in the file", () => {
  const file = locateProblem(planar(EQUATIONS), "p.yaml");
  for (const errorOrder of [0, 61, 100_000]) {
    expect(failureOf(() => readManifold(file, { assignments: [], errorOrder }))).toContain(
      `--error-order: expected a whole number from 1 to 60, got ${errorOrder}`,
    );
  }
  return 3;
});
