import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { seriesExpression } from "../../../../src/derive/manifold/series-terms.ts";
import { substitute, symbolsOf } from "../../../../src/expr/calculus.ts";
import { sameFunction } from "../../../../src/expr/convert.ts";
import { add, type Expression, number, ONE } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { expressionText } from "../../../../src/expr/text.ts";
import { locateProblem } from "../../../../src/problem/located-problem.ts";
import { manifoldPrograms } from "../../../../src/problem/manifold/manifold-programs.ts";
import { viewManifold } from "../../../../src/problem/manifold/manifold-view.ts";
import { shownSum } from "../../../../src/problem/manifold/results/amplitude-results.ts";
import { manifoldFormulas } from "../../../../src/problem/manifold/results/manifold-formulas.ts";
import type { SolvedManifold } from "../../../../src/problem/manifold/solved-manifold.ts";
import { manifoldText } from "../../../../src/problem/manifold/text/manifold-text.ts";
import type { Json } from "../../../../src/problem/problem-kind.ts";
import { counted } from "../../../counted.ts";
import { agree, type Example, example } from "../../derive/manifold/examples.ts";
import { exampleFile, failureOf, options, planar, solved } from "./manifold-files.ts";

const EXAMPLES = [
  "pitchfork",
  "hopf",
  "heat-exchanger",
  "delayed-logistic",
  "stochastic-bifurcation",
  "mathieu",
  "elastica",
  "kuramoto-sivashinsky",
];

/** Compares a solved file with the formulas of a worked example; returns how many it compared. */
function expectPublished({ result }: SolvedManifold, { expected }: Example): number {
  const { manifold = {}, manifoldError = 0, evolution = {}, evolutionError = 0 } = expected;
  const { projection = {}, projectionError = 0 } = expected;
  const ours = (terms: (typeof result.manifold)[number] | undefined) =>
    seriesExpression(terms ?? [], "explicit");
  const covectors = result.projection?.ok ? result.projection.value : [];
  const pairs: readonly (readonly [Expression, string, number])[] = [
    ...Object.values(manifold).map((text, i) => [ours(result.manifold[i]), text, manifoldError] as const),
    ...Object.values(evolution).map((text, j) => [ours(result.evolution[j]), text, evolutionError] as const),
    ...Object.values(projection).flatMap((row, j) =>
      row.map((text, i) => [ours(covectors[j]?.[i]), text, projectionError] as const),
    ),
  ];
  for (const [value, text, error] of pairs)
    expect(agree(value, parseExpression(text), error), text).toBe(true);
  return pairs.length;
}

describe("the example files", () => {
  counted("golden", "the pitchfork has the published manifold, evolution and isochrons", () => {
    // The published adjoint defines the same amplitude: it differs by a factor only.
    expect(expectPublished(solved(exampleFile("pitchfork")), example("simple2d"))).toBe(5);
  });

  counted("golden", "the heat exchanger has the published dispersion", () => {
    expect(expectPublished(solved(exampleFile("heat-exchanger")), example("heatX"))).toBe(5);
  });

  counted("golden", "the delayed logistic equation has the published evolution", () => {
    const { expected, ...rest } = example("simple1dde");
    const { evolution = {}, evolutionError = 0 } = expected;
    const evolutionOnly = { ...rest, expected: { evolution, evolutionError } };
    expect(expectPublished(solved(exampleFile("delayed-logistic")), evolutionOnly)).toBe(2);
  });

  counted("golden", "van der Pol's limit cycle: amplitude 2 sqrt(a), frequency 1 - (eps*a)^2/16", () => {
    const each = solved(exampleFile("hopf"));
    const [cycle] = each.real?.limitCycles?.cycles ?? [];
    if (cycle === undefined) throw new Error("expected a limit cycle");
    expect(sameFunction(cycle.leadingSquare, parseExpression("4*a"))).toBe(true);
    expect(sameFunction(shownSum(each, cycle.frequency), parseExpression("1 - eps^2*a^2/16"))).toBe(true);
    expect(sameFunction(shownSum(each, cycle.frequency), parseExpression("1 - eps^2*a^2/8"))).toBe(false);
    const text = manifoldText(each);
    expect(text).toContain("s1*exp(i*t) = r1*exp(i*phi1)/2");
    expect(text).toContain("  dr1/dt = eps*a*r1/2 - eps*r1^3/8\n");
    expect(text).toContain("limit cycle, where a > 0:\n");
    expect(text).toContain("  frequency = 1 - a^2*eps^2/16 + O(eps^3)\n");
    return 2;
  });

  counted("golden", "Mathieu's transition curves are shown as series", () => {
    const each = solved(exampleFile("mathieu"));
    const text = manifoldText(each);
    expect(text).toContain("  delta = -eps/2 - eps^2/8 + eps^3/32 + O(eps^4)\n");
    expect(text).toContain("  delta = eps/2 - eps^2/8 - eps^3/32 + O(eps^4)\n");
    return 2;
  });

  counted("golden", "Duffing's frequency by its displacement is shown and in the result object", () => {
    const lines = ['equations: {u: "v", v: "-u-eps*u^3"}', "modes: centre", "small: {eps: 1}"];
    const each = solved(planar(...lines, "amplitudes: {form: polar, displacement: u}"));
    const { json } = viewManifold(each, { file: "duffing.yaml", seed: 1 });
    const published = "1 + 3*eps*A^2/8 - 21*eps^2*A^4/256";
    expect(manifoldText(each)).toContain(`  dphi1/dt = ${published}\n`);
    expect(json["displacement"]).toMatchObject({ of: "u", "dA/dt": "0", "dphi1/dt": published });
    return 2;
  });

  counted("golden", "amplitudes as functions are shown, and are those functions exactly", () => {
    const text = manifoldText(
      solved(planar('equations: {u: "v-u-u^2", v: "u-v+v^2"}', 'amplitudes: {s1: "u+v^2"}')),
    );
    expect(text).toContain("amplitudes:\n  s1 = u + v^2\n");
  });

  counted("behaviour", "all have certificates that hold and claims that are confirmed", () => {
    for (const name of EXAMPLES) {
      const each = solved(exampleFile(name));
      expect(each.result.certificate.holds).toBe(true);
      const { claims } = viewManifold(each, { file: `${name}.yaml`, seed: 1 });
      const verdictOf = (id: string) => (id === "confirmation" ? "confirmed" : "proved");
      expect(claims.map(({ verdict }) => verdict.status)).toEqual(
        claims.map(({ claim }) => verdictOf(claim.id)),
      );
    }
    return EXAMPLES.length;
  });
});

describe("the modes of a file", () => {
  const COUPLED = 'equations: {u: "v-u-u^2", v: "u-v+v^2"}';
  const evolutionOf = (text: string) => manifoldFormulas(solved(text)).evolution.map(([, value]) => value);

  counted("golden", "vectors and adjoint vectors are taken as given", () => {
    const { equations, linearModes } = example("simple1dde");
    const text = [
      "kind: invariant-manifold",
      "variables: [u1]",
      "parameters: [a]",
      "small: {eps: 1}",
      `equations: ${JSON.stringify(equations)}`,
      `modes: ${JSON.stringify({ eigenvalues: linearModes?.eigenvalues, vectors: linearModes?.eigenvectors, adjoint: linearModes?.adjoint })}`,
    ].join("\n");
    expect(expectPublished(solved(text), example("simple1dde"))).toBe(3);
  });

  counted("identity", "a vector k times as long makes the amplitude k times as small", () => {
    const [found] = evolutionOf(planar(COUPLED, "errorOrder: 5"));
    const given = 'modes: {eigenvalues: ["0"], vectors: [["3","3"]]}';
    const [scaled] = evolutionOf(planar(COUPLED, "errorOrder: 5", given));
    const expected = substitute(parseExpression("g/3"), {
      g: substitute(found ?? ONE, { s1: parseExpression("3*s1") }),
    });
    expect(sameFunction(scaled ?? ONE, expected)).toBe(true);
  });

  counted("identity", "missing adjoint vectors are those dual to the vectors", () => {
    const text = exampleFile("heat-exchanger").replace(', adjoint: [["1", "1"]]', "");
    expect(text).not.toContain("adjoint");
    const each = solved(text);
    expect(at(each.result.problem.modes, 0).adjoint).toEqual([ONE, ONE]);
    expect(expectPublished(each, example("heatX"))).toBe(5);
  });

  counted("differential", "slow, centre and a list find the same slow mode", () => {
    const [slow] = evolutionOf(planar(COUPLED));
    for (const modes of ["centre", '{eigenvalues: ["0"]}']) {
      const [other] = evolutionOf(planar(COUPLED, `modes: ${modes}`));
      expect(other).toEqual(slow);
    }
    return 2;
  });
});

describe("an equilibrium away from the origin", () => {
  const BRUSSELATOR = planar('equations: {u: "1 - 3*u + u^2*v", v: "2*u - u^2*v"}', "modes: centre");

  counted("differential", "the system in deviations is the one that is shifted by hand", () => {
    const shifted = solved(`${BRUSSELATOR}\nequilibrium: {u: 1, v: 2}`);
    const byHand = solved(
      planar('equations: {u: "1 - 3*(1+u) + (1+u)^2*(2+v)", v: "2*(1+u) - (1+u)^2*(2+v)"}', "modes: centre"),
    );
    expect(shifted.result.certificate.holds).toBe(true);
    const [ours, theirs] = [manifoldFormulas(shifted), manifoldFormulas(byHand)];
    ours.evolution.forEach(([, value], j) => {
      expect(agree(value, at(theirs.evolution, j)[1], 9)).toBe(true);
    });
    // The variables themselves, not the deviations, are shown.
    ours.manifold.forEach(([, value], i) => {
      const full = add(number(i + 1), at(theirs.manifold, i)[1]);
      expect(agree(value, full, 9)).toBe(true);
    });
    return 4;
  });

  counted(
    "golden",
    "the branches of the Lorenz system lose stability by the published Hopf bifurcation",
    () => {
      // Lorenz (1963): the states x = y = +-sqrt(b(r-1)), z = r-1 lose stability by a Hopf bifurcation where
      // r = sigma (sigma+b+3)/(sigma-b-1); for sigma = 6 and b = 2 at r = 22, with the frequency sqrt(b (r + sigma)) = sqrt(56).
      const text = [
        "kind: invariant-manifold",
        "variables: [x, y, z]",
        'equations: {x: "6*(y-x)", y: "22*x-y-x*z", z: "-2*z+x*y"}',
        'equilibrium: {x: "sqrt(42)", y: "sqrt(42)", z: 21}',
      ].join("\n");
      const { spectrum } = solved(`${text}\nmodes: {eigenvalues: ["-9"]}`);
      const values = spectrum.map((line) => (line.tag === "solved" ? expressionText(line.value) : ""));
      expect(values.toSorted()).toEqual(["-9", "-2*sqrt(14)*i", "2*sqrt(14)*i"].toSorted());
    },
  );

  const DRIFTING = (derivative: string) =>
    planar(
      "parameters: [mu]",
      `timeDerivatives: {mu: "${derivative}"}`,
      "small: {eps: 1}",
      'equations: {u: "mu - u + eps*v^2", v: "eps*(u - 2*mu)*v"}',
      "equilibrium: {u: mu}",
    );

  counted(
    "differential",
    "may contain a parameter with a time derivative of zero, which is a plain one",
    () => {
      const evolution = (text: string) => at(manifoldFormulas(solved(text)).evolution, 0)[1];
      const still = evolution(DRIFTING("0"));
      const plain = evolution(DRIFTING("0").replace(/timeDerivatives.*\n/, ""));
      expect(sameFunction(still, plain)).toBe(true);
      expect(symbolsOf(still)).toContain("mu");
      return 2;
    },
  );

  counted("behaviour", "does not follow a parameter that varies", () => {
    expect(failureOf(() => solved(DRIFTING("eps")))).toMatch(
      /E_SCHEMA\s+expected a constant state, but the value of u contains 'mu': .* give the state at its mean value/,
    );
  });
});

describe("fields on an interval", () => {
  counted("behaviour", "are shown as fields, in text, JSON, LaTeX and as a program", () => {
    const each = solved(exampleFile("elastica"));
    const { text, json, latex } = viewManifold(each, { file: "elastica.yaml", seed: 1 });
    expect(text).toContain("on 0 < x < 1 with ends y neumann; shapes up to wavenumber 5 take part");
    expect(text).toContain("s1: eigenvalue 0, vector [cos(pi*x)]");
    expect(latex).toContain("\\cos\\left(\\pi x\\right)");
    expect(json["analysed"]).toMatchObject({
      interval: { direction: "x", length: "1", ends: { y: "neumann" }, highestWavenumber: 5 },
    });
    const program = manifoldPrograms.manifold(locateProblem(exampleFile("elastica"), "p.yaml"), {
      ...options(),
      points: 1,
    });
    if (!program.ok) throw new Error(program.message);
    expect(program.value.program.comments).toContain("x[1] is x");
    return 5;
  });

  counted("identity", "slow variation along a strip whose sides are cold", () => {
    // u = s sin(y) and s' = s_xx exactly: y-derivatives are not slow, x-derivatives are.
    const strip = [
      "kind: invariant-manifold",
      "variables: [u]",
      "space: [x]",
      "interval: {direction: y, length: pi, ends: dirichlet}",
      'equations: {u: "d(u,x,2) + d(u,y,2) + u - u^3"}',
      "errorOrder: 3",
    ].join("\n");
    const each = solved(strip);
    const [, evolution] = at(manifoldFormulas(each).evolution, 0);
    expect(each.result.certificate.holds).toBe(true);
    expect(agree(evolution, parseExpression("d(s1,x,2) - 3*s1^3/4"), 9)).toBe(true);
  });
});

/** All texts of a result below keys that hold expressions. */
function textsOf(json: Json | undefined): readonly string[] {
  if (typeof json === "string") return [json];
  if (typeof json !== "object" || json === null) return [];
  return Object.values(json).flatMap(textsOf);
}

describe("the JSON result", () => {
  counted("behaviour", "parses back: every expression is in the input syntax", () => {
    let count = 0;
    for (const name of EXAMPLES) {
      const each = solved(exampleFile(name));
      const { json } = viewManifold(each, { file: `${name}.yaml`, seed: 1 });
      const { manifold, evolution } = manifoldFormulas(each);
      for (const [key, formulas] of Object.entries({ manifold, evolution })) {
        textsOf(json[key]).forEach((text, k) => {
          expect(agree(parseExpression(text), at(formulas, k)[1], 9)).toBe(true);
        });
      }
      const { modes, divisors, projection, analysed, limitCycles: found = null } = json;
      const equations = typeof analysed === "object" && analysed !== null ? Object.values(analysed)[0] : null;
      const cycles = JSON.stringify(found).match(/(?<="value":")[^"]+/g) ?? [];
      const texts = [...[modes, divisors, projection, equations].flatMap(textsOf), ...cycles];
      for (const text of texts) expect(() => parseExpression(text), text).not.toThrow();
      expect(texts.length).toBeGreaterThan(2);
      count += texts.length;
    }
    return count;
  });
});
