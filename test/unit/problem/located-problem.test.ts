import fc from "fast-check";
import { describe, expect } from "vitest";
import { formatError, ResiduaError } from "../../../src/core/errors.ts";
import { locateProblem } from "../../../src/problem/located-problem.ts";
import { counted } from "../../counted.ts";

const FILE = `kind: lattice-wave
density: [[1, "2*a"], ['1/2', 0.1]]
big: 12345678901234567890
folded: >
  1 +
  a
parameters:
  a: {positive: true}
  b:
`;

function failure(text: string): string {
  try {
    locateProblem(text, "p.yaml");
  } catch (error) {
    if (error instanceof ResiduaError) return formatError(error);
    throw error;
  }
  return "accepted";
}

describe("a problem with its source positions", () => {
  const problem = locateProblem(FILE, "p.yaml");

  counted("behaviour", "numbers reach exact arithmetic as typed, not as doubles", () => {
    expect(problem.text(["density", 1, 1])).toBe("0.1");
    expect(problem.text(["big"])).toBe("12345678901234567890");
    expect(locateProblem("a: 1e400", "p").data).toEqual({ a: "1e400" });
  });

  counted("behaviour", "the place of a value is inside its quotes", () => {
    const line = "density: [[1, \"2*a\"], ['1/2', 0.1]]";
    expect(problem.place(["density", 0, 1])).toEqual({ file: "p.yaml", line: 2, column: 16, text: line });
    expect(problem.place(["density", 1, 0]).column).toBe(line.indexOf("1/2") + 1);
    expect(problem.place(["density", 1, 1]).column).toBe(line.indexOf("0.1") + 1);
  });

  counted("behaviour", "keys have places; what is absent has that of the nearest enclosing value", () => {
    expect(problem.keyPlace(["parameters", "b"])).toMatchObject({ line: 9, column: 3 });
    expect(problem.place(["parameters", "c"])).toMatchObject({ line: 8, column: 3 });
    expect(problem.place(["missing"])).toMatchObject({ line: 1, column: 1 });
  });

  counted("behaviour", "a folded expression stands in for its line, so that carets are true", () => {
    expect(problem.text(["folded"])).toBe("1 + a\n");
    expect(problem.origin(["folded"])).toEqual({ file: "p.yaml", line: 5, column: 1, text: "1 + a" });
  });

  counted("behaviour", "lines are given without their ends, also Windows ones", () => {
    const windows = locateProblem("a: 1\r\nb: x\r\n", "p");
    expect(windows.place(["b"])).toEqual({ file: "p", line: 2, column: 4, text: "b: x" });
  });

  counted("behaviour", "JSON is read like YAML", () => {
    const json = locateProblem('{\n  "density": [["1"]]\n}', "p.json");
    expect(json.place(["density", 0, 0])).toMatchObject({ line: 2, column: 17 });
    expect(json.keyPlace(["density"])).toMatchObject({ line: 2, column: 4 });
  });

  counted("behaviour", "keys of JavaScript's own have no power", () => {
    const { data } = locateProblem('{"__proto__": {"polluted": 1}}', "p");
    expect(Object.keys(Object(data))).toEqual(["__proto__"]);
    expect("polluted" in {}).toBe(false);
  });

  counted("property", "the place of every entry of a table points at its text", () => {
    const entry = fc.constantFrom("1", "a+b", "0.25", "-x", "1/3");
    const quoted = fc.tuple(entry, fc.constantFrom("", '"', "'"), fc.constantFrom(" ", "  "));
    fc.assert(
      fc.property(fc.array(quoted, { minLength: 1, maxLength: 8 }), (entries) => {
        const list = entries.map(([text, quote, gap]) => `${gap}${quote}${text}${quote}`).join(",");
        const located = locateProblem(`t: [${list}]`, "p");
        for (const [index, [text]] of entries.entries()) {
          const { column, text: line } = located.place(["t", index]);
          expect(line.slice(column - 1, column - 1 + text.length)).toBe(text);
          expect(located.text(["t", index])).toBe(text);
        }
      }),
    );
  });
});

describe("faults of the syntax", () => {
  const faults: readonly (readonly [string, string, string])[] = [
    [
      "a key given twice",
      "a: 1\na: 2\n",
      "p.yaml:2:1  E_PARSE  this key is given twice: keep one of the two\na: 2\n^",
    ],
    ["a tab", "a:\n\tb: 1\n", "p.yaml:2:1  E_PARSE  a tab cannot indent YAML"],
    ["two documents", "a: 1\n---\nb: 2\n", "p.yaml:2:1  E_PARSE  a second '---'"],
    ["an alias", "a: &x [1]\nb: *x\n", "p.yaml:2:4  E_PARSE  an alias (*name) has no meaning here"],
    ["an undefined alias", "a: *b\n", "p.yaml:1:4  E_PARSE  an alias (*name) has no meaning here"],
    ["a tag", "a: !ruby/object 3\n", "p.yaml:1:4  E_PARSE  tags"],
    ["an unclosed bracket", "a: [1, 2\n", "p.yaml:1:9  E_PARSE  this is not valid YAML"],
    ["an unclosed quote", 'a: "1\n', "p.yaml:1:6  E_PARSE  this is not valid YAML"],
    ["a list as a key", "? [1, 2]\n: 3\n", "p.yaml:1:3  E_PARSE  a key must be a plain word"],
    ["deep nesting", `a: ${"[".repeat(100_000)}${"]".repeat(100_000)}`, "p.yaml:1:"],
  ];
  for (const [name, text, start] of faults) {
    counted("behaviour", `${name} is refused with its place`, () => {
      expect(failure(text).slice(0, start.length)).toBe(start);
    });
  }

  counted("behaviour", "the end of the file counts as the end of its last line", () => {
    expect(failure('a: 1\nb: "2\n\n\n')).toContain("p.yaml:2:6");
  });
});
