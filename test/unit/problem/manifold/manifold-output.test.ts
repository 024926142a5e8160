import { describe, expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { symbolsOf } from "../../../../src/expr/calculus.ts";
import { readJetSymbol } from "../../../../src/expr/jet-symbol.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { viewManifold } from "../../../../src/problem/manifold/manifold-view.ts";
import { historyFormulas } from "../../../../src/problem/manifold/results/delay-results.ts";
import { manifoldFormulas } from "../../../../src/problem/manifold/results/manifold-formulas.ts";
import type { SolvedManifold } from "../../../../src/problem/manifold/solved-manifold.ts";
import { manifoldJson } from "../../../../src/problem/manifold/text/manifold-json.ts";
import { manifoldText } from "../../../../src/problem/manifold/text/manifold-text.ts";
import { htmlReport } from "../../../../src/report/html.ts";
import { latexReport } from "../../../../src/report/latex.ts";
import { counted } from "../../../counted.ts";
import { complexValue } from "../../derive/manifold/complex-value.ts";
import { agree, EXAMPLES, type Example } from "../../derive/manifold/examples.ts";
import { PDFLATEX, skipFor, typeset } from "../../report/programs.ts";
import { exampleFile, planar, solved } from "./manifold-files.ts";

/** Van der Pol's oscillator with complex amplitudes. */
const HOPF = exampleFile("hopf").replace("amplitudes: polar", "amplitudes: complex");

/** The formulas below a heading of the terminal text, with their lines joined again. */
function formulasBelow(text: string, heading: string): readonly (readonly [name: string, value: string])[] {
  const lines = text.split("\n");
  const start = lines.indexOf(heading) + 1;
  expect(start, heading).toBeGreaterThan(0);
  const end = lines.indexOf("", start);
  const joined = lines
    .slice(start, end)
    .join("\n")
    .replace(/\n {3,}/g, " ");
  return joined.split("\n").map((line) => {
    const [name = "", value = ""] = line.trim().split(" = ", 2);
    return [name, value] as const;
  });
}

/** The power of a symbol in each term of a sum. */
function powersOf(text: string, name: string): readonly number[] {
  const e = parseExpression(text);
  return (e.tag === "sum" ? e.terms : [e]).map((term) => {
    const factors = term.tag === "product" ? term.factors : [term];
    const total = factors.map((factor) => {
      if (factor.tag === "symbol") return factor.name === name ? 1 : 0;
      if (factor.tag !== "power" || factor.base.tag !== "symbol" || factor.base.name !== name) return 0;
      return factor.exponent.tag === "number" ? Number(factor.exponent.value.numerator) : 0;
    });
    return total.reduce((sum, power) => sum + power, 0);
  });
}

describe("the terminal text", () => {
  counted("golden", "begins with the evolution, lowest order first", () => {
    const text = manifoldText(solved(exampleFile("pitchfork")));
    // Published with simple2d: ds/dt = s^3 - 3/4 s^5 + ....
    expect(text.split("\n").slice(0, 4)).toEqual([
      "invariant-manifold: 2 variables, 1 mode; errors O(eps^5)",
      "",
      "evolution:",
      "  ds1/dt = s1^3 - 3*s1^5/4",
    ]);
    let checked = 1;
    const hopf = manifoldText(solved(HOPF));
    for (const heading of ["evolution:", "manifold:"]) {
      for (const [, value] of formulasBelow(hopf, heading)) {
        const powers = powersOf(value, "eps");
        expect(powers).toEqual(powers.toSorted((a, b) => a - b));
        checked += 1;
      }
    }
    return checked;
  });

  counted("behaviour", "breaks long formulas between terms, so that they read back unchanged", () => {
    const long = [
      solved(planar('equations: {u: "v-u-u^2", v: "u-v+v^2"}', "errorOrder: 24", "projection: false")),
      solved(HOPF.replace("errorOrder: 3", "errorOrder: 5\nprojection: false")),
      solved(exampleFile("delayed-logistic")),
    ];
    let checked = 0;
    for (const each of long) {
      const text = manifoldText(each);
      const { manifold, evolution } = manifoldFormulas(each);
      for (const [heading, formulas] of Object.entries({ "manifold:": manifold, "evolution:": evolution })) {
        formulasBelow(text, heading).forEach(([, value], k) => {
          expect(agree(parseExpression(value), at(formulas, k)[1], 9)).toBe(true);
          checked += 1;
        });
      }
      const wide = text.split("\n").filter((line) => line.length > 100 && line.startsWith("  "));
      // Terms wider than a line have no place where it could end.
      for (const line of wide) expect(line.slice(8)).not.toMatch(/ [+-] (?![^(]*\))/);
      expect(text.split("\n").length).toBeGreaterThan(20);
    }
    return checked;
  });

  counted("behaviour", "of a delay equation shows eigenvalues, covectors and kernels", () => {
    const text = manifoldText(solved(exampleFile("delayed-logistic")));
    expect(text).toContain("the rightmost eigenvalues are about i (chosen), -i (chosen), -1.0213+4.8684*i,");
    expect(text).toContain("k_j . v(t - pi/2 + r) for r from 0 to pi/2, with");
    expect(text).toMatch(/^ {2}k2 = \[-2\*i\*exp\(i\*\(t \+ r\)\)\/\(pi \+ 2\*i\)/m);
    expect(text).not.toContain("warning");
    return 3;
  });

  counted("behaviour", "warns of modes that grow and are left out, of delay equations too", () => {
    const ordinary = manifoldText(solved(planar('equations: {u: "-u*v", v: "2*v+u^2"}')));
    expect(ordinary).toContain(
      "warning: the mode of eigenvalue 2 grows, and the manifold does not follow it",
    );
    // 2 - 2 exp(-x) = x at x = 1.5936.
    const delayed =
      'kind: invariant-manifold\nvariables: [u]\nequations: {u: "2*u-2*delay(u,1)-u^3"}\nprojection: false';
    expect(manifoldText(solved(delayed))).toContain("warning: the mode of eigenvalue 1.5936 grows");
    expect(solved(delayed).result.projection).toBeUndefined();
    return 3;
  });

  counted("behaviour", "of a delay equation with parameters says which values it needs", () => {
    const text =
      'kind: invariant-manifold\nvariables: [u]\nparameters: [tau, b]\nequations: {u: "b*u-b*delay(u,tau)-u^3"}';
    const { rightmost } = solved(text);
    expect(rightmost).toMatchObject({ ok: false, reason: "open" });
    expect(manifoldText(solved(text))).toContain("decimals of the eigenvalues need values of b, tau");
    expect(manifoldText(solved(text, "tau=1", "b=1/2"))).toContain(
      "the rightmost eigenvalues are about 0 (chosen)",
    );
    return 3;
  });
});

/** The file of a worked example, in the JSON that YAML contains. */
function fileOf(each: Example, errorOrder: number): string {
  const { equations, linearModes, space, truncate = {}, timeDerivatives = {} } = each;
  const names = [...Object.values(equations), ...Object.values(timeDerivatives)]
    .flatMap((text) => symbolsOf(parseExpression(text)))
    .map((name) => innermost(name));
  const taken = [...each.variables, ...Object.keys(timeDerivatives), "t", "eps"];
  return JSON.stringify({
    kind: "invariant-manifold",
    variables: each.variables,
    parameters: [...new Set(names)].filter((name) => !taken.includes(name)),
    ...(space === undefined ? {} : { space }),
    small: names.includes("eps") ? { eps: 1 } : {},
    truncate: Object.entries(truncate).map(([name, below]) => ({ weights: { [name]: 1 }, below })),
    timeDerivatives,
    equations,
    modes: {
      eigenvalues: linearModes?.eigenvalues,
      vectors: linearModes?.eigenvectors,
      adjoint: linearModes?.adjoint,
    },
    projection: false,
    errorOrder,
  });
}

/** The name that operators are applied to. */
function innermost(name: string): string {
  const jet = readJetSymbol(name);
  return jet === undefined ? name : innermost(jet.subject);
}

describe("the JSON result reads back to the formulas it was made of", () => {
  for (const each of EXAMPLES) {
    counted("property", each.id, () => {
      const errorOrder = Math.min(each.order, 3);
      const one = solved(fileOf(each, errorOrder));
      const json: Record<string, Record<string, string>> = JSON.parse(JSON.stringify(manifoldJson(one)));
      const { manifold, evolution } = manifoldFormulas(one);
      let checked = 0;
      for (const [key, formulas] of Object.entries({ manifold, evolution })) {
        for (const [name, value] of formulas) {
          expect(agree(parseExpression(json[key]?.[name] ?? ""), value, errorOrder), `${key} ${name}`).toBe(
            true,
          );
          checked += 1;
        }
      }
      return checked;
    });
  }

  counted("property", "kernels of past deviations", () => {
    const one = solved(exampleFile("delayed-logistic"));
    const { history } = JSON.parse(JSON.stringify(manifoldJson(one)));
    const formulas = historyFormulas(one);
    expect(history).toHaveLength(1);
    expect(history[0]).toMatchObject({ delay: "pi/2", variable: "r" });
    const values = {
      t: [0.3, 0],
      r: [0.7, 0],
      s1: [0.4, 0.1],
      s2: [0.4, -0.1],
      eps: [0.2, 0],
      a: [1.3, 0],
    } as const;
    const kernels = at(formulas?.byDelay ?? [], 0).kernels;
    for (const [name, entries] of kernels) {
      const read = parseExpression(history[0].kernels[name][0]);
      const [re, im] = complexValue(at(entries, 0), values);
      expect(complexValue(read, values)).toEqual([expect.closeTo(re, 12), expect.closeTo(im, 12)]);
      expect(Math.hypot(re, im)).toBeGreaterThan(0.1);
    }
    return kernels.length;
  });
});

/** The examples, and one whose formulas take more than a page. */
const TYPESET: Readonly<Record<string, () => SolvedManifold>> = {
  pitchfork: () => solved(exampleFile("pitchfork").replace("errorOrder: 5", "errorOrder: 9")),
  hopf: () => solved(HOPF.replace("errorOrder: 3", "errorOrder: 5\nprojection: false")),
  "heat-exchanger": () => solved(exampleFile("heat-exchanger")),
  "delayed-logistic": () => solved(exampleFile("delayed-logistic")),
};

const VIEWS = new Map(
  Object.entries(TYPESET).map(([name, make]) => [
    name,
    viewManifold(make(), { file: `${name}.yaml`, seed: 1 }),
  ]),
);

describe("the LaTeX", () => {
  counted("behaviour", "has one number for each formula, and breaks those that are too long", () => {
    for (const [name, { latex }] of VIEWS) {
      const rows = latex.split("\\\\\n");
      const starts = rows.filter((row) =>
        /^\s*(?:\\begin\{align\}\s*|\\begingroup.*\s*)*[^&\s]+[^&]*&/.test(row),
      );
      expect(
        rows.filter((row) => !row.includes("\\notag")),
        name,
      ).toHaveLength(starts.length);
    }
    expect(VIEWS.get("hopf")?.latex).toContain("\\allowdisplaybreaks");
    expect(VIEWS.get("pitchfork")?.latex).not.toContain("\\notag");
    expect(VIEWS.get("hopf")?.latex).toContain("s_{1}\\mathrm{e}^{\\mathrm{i}t}");
    return VIEWS.size;
  });

  const title = "pastes into a paper and compiles there";
  if (PDFLATEX === undefined) skipFor("pdflatex", title);
  else {
    const program = PDFLATEX;
    counted("behaviour", title, () => {
      const bodies = [...VIEWS.values()].map(({ latex }) => latex);
      const { succeeded, log } = typeset(
        program,
        [
          "\\documentclass{article}",
          "\\usepackage{amsmath}",
          "\\begin{document}",
          ...bodies,
          "\\end{document}",
        ].join("\n\n"),
      );
      expect(succeeded, log).toBe(true);
      // Wider than the text by more than the margin's width would leave the page.
      for (const [, width] of log.matchAll(/Overfull \\hbox \(([\d.]+)pt too wide\)/g)) {
        expect(Number(width)).toBeLessThan(72);
      }
      return bodies.length;
    });
  }
});

describe("the report", () => {
  counted("behaviour", "shows system, spectrum, modes, formulas, divisors and certificate", () => {
    for (const [name, view] of VIEWS) {
      const page = htmlReport(view.report());
      for (const part of [
        "The system as analysed",
        "Spectrum and modes",
        "The modes that the manifold follows",
        "The invariant manifold",
        "How it was derived",
        "The divisors",
        "Certificate: the residual, recomputed",
        "What was claimed, and what was found",
      ]) {
        expect(page, `${name}: ${part}`).toContain(part);
      }
    }
    const delayed = htmlReport(VIEWS.get("delayed-logistic")?.report() ?? fail());
    expect(delayed).toContain("The rightmost eigenvalues, as information");
    expect(delayed).toContain("in the past change the amplitudes too");
    expect(htmlReport(VIEWS.get("heat-exchanger")?.report() ?? fail())).toContain("The exact spectrum");
    return VIEWS.size;
  });

  const title = "compiles as an article";
  if (PDFLATEX === undefined) skipFor("pdflatex", title);
  else {
    const program = PDFLATEX;
    for (const name of ["delayed-logistic", "heat-exchanger"]) {
      counted("behaviour", `${title}: ${name}`, () => {
        const { succeeded, log } = typeset(program, latexReport(VIEWS.get(name)?.report() ?? fail()));
        expect(succeeded, log).toBe(true);
      });
    }
  }
});

function fail(): never {
  throw new Error("expected a report");
}

describe("a projection that does not exist", () => {
  counted("behaviour", "is missed with its reason, in text, JSON and report", () => {
    // The covector's term with s1^2 grows as exp(t), like the mode off the manifold.
    const obstructed = solved(
      planar('equations: {u: "-u+u^2*v", v: "v+u^3"}', 'modes: {eigenvalues: ["-1"]}', "errorOrder: 4"),
    );
    expect(obstructed.result.projection?.ok).toBe(false);
    expect(manifoldText(obstructed)).toContain(
      "no projection along isochrons: perturbations off the manifold",
    );
    expect(manifoldJson(obstructed)["projection"]).toMatchObject({ reason: "resonance" });
    const view = viewManifold(obstructed, { file: "p.yaml", seed: 1 });
    expect(htmlReport(view.report())).toContain("There is no projection along isochrons");
  });
});
