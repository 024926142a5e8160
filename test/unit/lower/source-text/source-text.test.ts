import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { packageVersion } from "../../../../src/core/version.ts";
import { add, symbol } from "../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import { argumentArrays, type Program } from "../../../../src/lower/ir/program.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { javaScriptModule } from "../../../../src/lower/source-text/javascript-module.ts";
import {
  SOURCE_LANGUAGES,
  type SourceLanguage,
  sourceText,
} from "../../../../src/lower/source-text/source-text.ts";
import { compileWebAssembly } from "../../../../src/lower/webassembly/compile-webassembly.ts";
import { engine } from "../../../../src/lower/webassembly/engine.ts";
import { counted } from "../../../counted.ts";
import { runJulia } from "./read-julia.ts";
import { CC, NUMPY, OCTAVE, type Runner, runC, runMatlab, runPython } from "./run-texts.ts";
import { numbers, SAMPLES, type Sample, truthOf } from "./samples.ts";

const SMALL = programOf(
  ["exp(kappa)*u - (v - u)^2/3", "u/exp(kappa)"].map((text) => parseExpression(text)),
  ["u", "v"],
  { name: "small", points: 50, parameters: ["kappa"] },
);
const ELEMENTS = { x: { 0: "u", 50: "v" } };

/** What a program of two formulas looks like: kept short, and read by people when it changes. */
const EXPECTED: Readonly<Record<SourceLanguage, readonly string[]>> = {
  c: [
    "void small(const double *restrict x, double *restrict y, double kappa)",
    "{",
    "    const double t1 = exp(kappa);",
    "    for (int64_t i = 0; i < 50; i++) {",
    "        const double u = x[i];",
    "        y[i + 50] = u / t1;",
    "        const double v = x[i + 50];",
    "        const double t2 = v - u;",
    "        y[i] = t1 * u - 0.3333333333333333 * (t2 * t2);",
    "    }",
    "}",
  ],
  python: [
    "def small(x, kappa):",
    "    x = np.asarray(x, dtype=np.float64)",
    "    if x.shape != (100,):",
    '        raise ValueError("x needs 100 elements")',
    "    kappa = np.float64(kappa)",
    "    y = np.empty(100)",
    "    t1 = np.exp(kappa)",
    "    u = x[0:50]",
    "    y[50:100] = u / t1",
    "    v = x[50:100]",
    "    t2 = v - u",
    "    y[0:50] = t1 * u - 0.3333333333333333 * (t2 * t2)",
    "    return y",
  ],
  julia: [
    "function small!(x::AbstractVector{Float64}, y::AbstractVector{Float64}, kappa::Float64)",
    "    Base.require_one_based_indexing(x, y)",
    '    length(x) == 100 || throw(DimensionMismatch("x needs 100 elements"))',
    '    length(y) == 100 || throw(DimensionMismatch("y needs 100 elements"))',
    "    t1 = exp(kappa)",
    "    for i in 0:49",
    "        u = x[i + 1]",
    "        y[i + 51] = u / t1",
    "        v = x[i + 51]",
    "        t2 = v - u",
    "        y[i + 1] = t1 * u - 0.3333333333333333 * (t2 * t2)",
    "    end",
    "    return nothing",
    "end",
  ],
  matlab: [
    "function [y] = small(x, kappa)",
    "    assert(numel(x) == 100, 'x needs 100 elements');",
    "    x = double(x(:));",
    "    y = zeros(100, 1);",
    "    t1 = exp(kappa);",
    "    u = x(1:50);",
    "    y(51:100) = u ./ t1;",
    "    v = x(51:100);",
    "    t2 = v - u;",
    "    y(1:50) = t1 .* u - 0.3333333333333333 .* (t2 .* t2);",
    "end",
  ],
  latex: [
    "\\begin{aligned}",
    "  & \\text{for } i = 0, \\ldots, 49: \\\\",
    "  & \\quad u = x_{i} \\\\",
    "  & \\quad v = x_{i+50} \\\\",
    "  & \\quad y_{i} = \\exp\\left(\\kappa\\right) u - \\frac{1}{3} \\left(v - u\\right)^{2} \\\\",
    "  & \\quad y_{i+50} = \\frac{u}{\\exp\\left(\\kappa\\right)}",
    "\\end{aligned}",
  ],
};

counted("behaviour", "the texts of a small program read like its formulas", () => {
  for (const language of SOURCE_LANGUAGES) {
    const lines = sourceText(SMALL, language, { elementNames: ELEMENTS }).trimEnd().split("\n");
    const first = at(EXPECTED[language], 0);
    expect(lines.slice(lines.indexOf(first)), language).toEqual(EXPECTED[language]);
  }
  return SOURCE_LANGUAGES.length;
});

counted("behaviour", "above stand the version, the formulas and what the arguments are", () => {
  for (const language of SOURCE_LANGUAGES) {
    const text = sourceText(SMALL, language);
    expect(text).toBe(sourceText(SMALL, language));
    const words = [
      `small: written by Residua ${packageVersion()}`,
      "u/exp(kappa)",
      "x      given: 100 numbers",
      "y      computed: 100 numbers",
      "kappa  parameter",
    ];
    for (const word of words) expect(text, language).toContain(word);
  }
  return SOURCE_LANGUAGES.length;
});

counted(
  "behaviour",
  "C says how to compile it, and never with -ffast-math; long arrays are off the stack",
  () => {
    const text = (name: string) =>
      sourceText(SAMPLES.find(({ program }) => program.name === name)?.program ?? SMALL, "c");
    expect(text("small")).toContain("cc -std=c11 -O3 -ffp-contract=off");
    expect(text("backwards")).toContain("    double half[6];");
    expect(text("farBackwards")).toContain("    static double half[3000];");
    expect(text("farBackwards")).toContain("Not for several threads at once");
  },
);

const RUNNERS: readonly (readonly [SourceLanguage, Runner])[] = [
  ...(CC === undefined ? [] : [["c", runC(CC)] as const]),
  ...(NUMPY === undefined ? [] : [["python", runPython(NUMPY)] as const]),
  ...(OCTAVE === undefined ? [] : [["matlab", runMatlab(OCTAVE)] as const]),
  ["julia", runJulia],
];

function expectSameEverywhere(sample: Sample): number {
  for (const [language, run] of RUNNERS) {
    const text = sourceText(sample.program, language);
    expect(at(run([{ sample, text }]), 0), language).toEqual(truthOf(sample));
  }
  return RUNNERS.length;
}

counted(
  "behaviour",
  "what comments call otherwise than the text does is said: renamed arrays, and where indices begin",
  () => {
    const program = programOf([add(symbol("a"), symbol("x"))], ["a"], { parameters: ["x"] });
    for (const language of SOURCE_LANGUAGES) {
      const text = sourceText(program, language);
      expect(text, language).toContain("x_2  given: 1 number, called x[...] above");
      const startsAt1 = language === "julia" || language === "matlab";
      expect(text.includes("and from 1 in the text"), language).toBe(startsAt1);
      expect(text, language).not.toContain("1 elements");
    }
    return SOURCE_LANGUAGES.length;
  },
);

counted("behaviour", "words of a language and hostile text are harmless as names of parameters", () => {
  const names =
    "x y i t1 if for lambda end function def let double sqrt pow y0 j1 choose length np abs int64_t_2".split(
      " ",
    );
  const hostile = ["a; abort()", "*/ throw 1", "a\nb", "__import__('os')", "%{", "\u2028", "É", "_"];
  const all = [...names, ...hostile];
  const program = programOf([add(symbol("a"), ...all.map(symbol))], ["a"], {
    name: "return",
    points: 3,
    parameters: all,
  });
  const sample = {
    program,
    inputs: { x: numbers(3) },
    parameters: all.map((_, k) => 2 ** k),
    isAlgebraic: true,
  };
  for (const [language] of RUNNERS) expect(sourceText(program, language)).toMatch(/\breturn_2\b/);
  const renamed = { ...sample, program: { ...program, name: "hostile" } };
  return expectSameEverywhere(renamed);
});

/** A module's function, made as it is said to be called. */
function runJavaScript({ program, inputs, parameters }: Sample): readonly number[] {
  const text = javaScriptModule(program).replace(/^export const \w+ = /m, "return ");
  const declared = argumentArrays(program);
  const arrays = declared.map(({ name, length, indicesBelow }) => {
    const values = inputs[name] ?? new Array<number>(length).fill(Number.NaN);
    return indicesBelow === undefined ? Float64Array.from(values) : Int32Array.from(values);
  });
  new Function(text)()(arrays, parameters);
  return arrays.flatMap((array, k) => (at(declared, k).role === "output" ? [...array] : []));
}

counted("differential", "JavaScript modules have the bits of the interpreter", () => {
  for (const sample of SAMPLES) expect(runJavaScript(sample), sample.program.name).toEqual(truthOf(sample));
  const hostile = ["a\nthrow 1", "*/ throw 1", "\u2028throw 1"];
  const program = programOf([add(...hostile.map(symbol))], [], { parameters: hostile });
  expect(runJavaScript({ program, inputs: { x: [] }, parameters: [1, 2, 4], isAlgebraic: true })).toEqual([
    7,
  ]);
  return SAMPLES.length + 1;
});

counted("differential", "modules of very long formulas, which are tables of operations, stand alone", () => {
  const terms = Array.from({ length: 13_500 }, (_, k) => parseExpression(`${k + 1}/7*a^${(k % 9) + 1}*b`));
  const program = programOf([add(...terms)], ["a", "b"]);
  expect(javaScriptModule(program)).toContain("kernel_1_tape");
  const sample: Sample = { program, inputs: { x: [0.5, 0.7] }, parameters: [], isAlgebraic: true };
  const truth = truthOf(sample);
  expect(runJavaScript(sample)).toEqual(truth);
  const { bytes, source } = compileWebAssembly(program);
  const memory = new engine.Memory({ initial: 64, maximum: 64 });
  const addressOf = (name: string) =>
    Number(new RegExp(`i32 at (\\d+): the address of ${name},`).exec(source)?.[1]);
  const view = new DataView(memory.buffer);
  const [x, y] = [63 * 65_536, 63 * 65_536 + 64];
  view.setUint32(addressOf("x"), x, true);
  view.setUint32(addressOf("y"), y, true);
  for (const [k, value] of [0.5, 0.7].entries()) view.setFloat64(x + 8 * k, value, true);
  const { run } = new engine.Instance(new engine.Module(bytes), { residua: { memory } }).exports;
  if (typeof run === "function") run();
  expect(view.getFloat64(y, true)).toBe(truth[0]);
  return 2;
});

counted("behaviour", "constants without a name are t1, t2, ... in JavaScript too", () => {
  const program = programOf([parseExpression("sin(a)^2 + cos(b)^2")], ["a", "b"]);
  const names = [...javaScriptModule(program).matchAll(/const (t\d+) =/g)].map(([, name]) => name);
  expect(names).toEqual(["t1", "t2"]);
});

counted("behaviour", "comments cannot be left from inside, and long ones are cut", () => {
  const comments = [
    "ends with \\",
    "*/ #error /* ??/",
    "a\nraise ValueError(1)",
    "%}\u2028#=",
    `${"very ".repeat(2000)}long`,
    "word".repeat(100),
  ];
  const program: Program = { ...programOf([symbol("a")], ["a"], { points: 2 }), name: "commented", comments };
  for (const language of SOURCE_LANGUAGES) {
    const longest = Math.max(
      ...sourceText(program, language)
        .split("\n")
        .map(({ length }) => length),
    );
    expect(longest, language).toBeLessThan(110);
  }
  return expectSameEverywhere({ program, inputs: { x: [1.5, 2.5] }, parameters: [], isAlgebraic: true });
});

counted("behaviour", "programs with elementary functions inlined are refused, with the remedy", () => {
  const builder = programBuilder();
  const value = builder.intern({ tag: "powerOfTwo", operand: builder.load("x", 0, 0) });
  const program: Program = {
    ...programOf([symbol("a")], ["a"]),
    nodes: builder.nodes,
    loops: [{ tag: "map", count: 1, stores: [{ access: { array: "y", stride: 0, offset: 0 }, value }] }],
  };
  expect(() => sourceText(program, "c")).toThrow(
    expect.objectContaining({ code: "E_UNSUPPORTED", message: expect.stringContaining("inlineElementary") }),
  );
});
