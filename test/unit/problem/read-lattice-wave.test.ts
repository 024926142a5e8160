import { describe, expect } from "vitest";
import { formatError, ResiduaError } from "../../../src/core/errors.ts";
import { rational } from "../../../src/exact/rational.ts";
import { sameFunction } from "../../../src/expr/convert.ts";
import { type Expression, number, symbol } from "../../../src/expr/expression.ts";
import { parseExpression } from "../../../src/expr/parse.ts";
import { locateProblem } from "../../../src/problem/located-problem.ts";
import { NO_OVERRIDES, type Overrides, parseAssignment } from "../../../src/problem/overrides.ts";
import { readLatticeWave } from "../../../src/problem/read-lattice-wave.ts";
import { counted } from "../../counted.ts";

/** Lines of a well-posed file; tests replace one of them. */
const LINES = {
  kind: "kind: lattice-wave",
  parameters: "parameters: {a: {}, b: {positive: true}}",
  longitudinal: "longitudinal: [[2, 1/2], [0.1, 5]]",
  cross: 'cross: [[["0","1"],["1","0"]],[["0","a+b"],["b+a","0"]]]',
  density: "density: [[1, 2], [4, b]]",
  spacing: "spacing: h",
  errorOrder: "errorOrder: 7",
};

function fileWith(changes: Partial<Record<keyof typeof LINES, string>>): string {
  return Object.values({ ...LINES, ...changes })
    .filter((line) => line !== "")
    .join("\n");
}

function read(text: string, overrides: Overrides = NO_OVERRIDES) {
  return readLatticeWave(locateProblem(text, "p.yaml"), overrides);
}

function failure(text: string, overrides?: Overrides): string {
  try {
    read(text, overrides);
  } catch (error) {
    if (error instanceof ResiduaError) return formatError(error);
    throw error;
  }
  return "accepted";
}

function set(...texts: readonly string[]): Overrides {
  return { assignments: texts.map(parseAssignment) };
}

describe("a lattice-wave file", () => {
  counted("behaviour", "gives the lattice that it describes, exactly", () => {
    const { problem, parameters } = read(fileWith({}));
    expect(problem.lattice).toMatchObject({ strands: 2, period: 2 });
    expect(problem.lattice.longitudinal[1]?.[0]).toEqual(number(rational(1, 10)));
    expect(problem.lattice.density[1]?.[1]).toEqual(symbol("b"));
    expect(problem.spacing).toEqual(symbol("h"));
    expect(problem.errorOrder).toBe(7);
    expect(parameters).toEqual([
      { name: "a", positive: false },
      { name: "b", positive: true },
    ]);
  });

  counted("behaviour", "has defaults for spacing and error order", () => {
    const { problem } = read(fileWith({ spacing: "", errorOrder: "" }));
    expect(problem.spacing).toEqual(symbol("h"));
    expect(problem.errorOrder).toBe(3);
  });

  counted("behaviour", "one strand and one cross-section are enough", () => {
    const { problem } = read('kind: lattice-wave\nlongitudinal: [[3]]\ncross: [[["0"]]]\ndensity: [[2]]');
    expect(problem.lattice).toMatchObject({ strands: 1, period: 1 });
  });

  counted("behaviour", "parameters may be a plain list, or a flow map without values", () => {
    expect(read(fileWith({ parameters: "parameters: [a, b]" })).parameters).toHaveLength(2);
    expect(read(fileWith({ parameters: "parameters: {a, b}" })).parameters).toHaveLength(2);
  });

  counted("behaviour", "an entry without symbols is one exact number", () => {
    const { problem } = read(fileWith({ density: 'density: [["1/2 + 1/3", 2], [4, "2^3"]]' }));
    expect(problem.lattice.density[0]?.[0]).toEqual(number(rational(5, 6)));
    expect(problem.lattice.density[1]?.[1]).toEqual(number(8));
  });
});

describe("values set from outside", () => {
  counted("behaviour", "replace symbols everywhere, all at once", () => {
    const { problem } = read(fileWith({}), set("a=b", "b=a+1"));
    const entry: Expression | undefined = problem.lattice.cross[1]?.[0]?.[1];
    expect(entry !== undefined && sameFunction(entry, parseExpression("a + b + 1"))).toBe(true);
    expect(problem.lattice.density[1]?.[1]).toEqual(parseExpression("a+1"));
  });

  counted("behaviour", "may fix the spacing and the error order", () => {
    const { problem } = read(fileWith({}), { ...set("h=1/2"), errorOrder: 5 });
    expect(problem.spacing).toEqual(number(rational(1, 2)));
    expect(problem.errorOrder).toBe(5);
  });

  const faults: readonly (readonly [string, Overrides, string])[] = [
    ["an undeclared name", set("bb=1"), "E_UNDECLARED  --set: 'bb' is not declared: did you mean b?"],
    ["a name set twice", set("a=1", "a=2"), "E_USAGE  --set: 'a' is set twice"],
    ["a syntax error", set("a=2*("), "--set:1:6  E_PARSE"],
    ["a sign against the declaration", set("b=-1"), "E_DOMAIN  --set: b is declared positive"],
    ["a density made zero", set("b=a-a"), "p.yaml:5:23  E_DOMAIN  density[1][1] = b must be positive"],
    ["a negative spacing", set("h=-1"), "p.yaml:6:10  E_DOMAIN  spacing = h must be positive"],
    ["an error order too large", { assignments: [], errorOrder: 999 }, "E_DOMAIN  --error-order: expected"],
  ];
  for (const [name, overrides, start] of faults) {
    counted("behaviour", `${name} is refused`, () => {
      expect(failure(fileWith({}), overrides).slice(0, start.length)).toBe(start);
    });
  }
});

describe("a file that is not well posed", () => {
  const faults: readonly (readonly [string, Partial<Record<keyof typeof LINES, string>>, string])[] = [
    ["a missing key", { density: "" }, "p.yaml:1:1  E_SCHEMA  the key 'density' is missing"],
    [
      "a mistyped key, before the key that it leaves missing",
      { density: "densty: [[1, 2], [4, b]]" },
      "p.yaml:5:1  E_SCHEMA  unknown key 'densty': did you mean density?",
    ],
    [
      "a mistyped attribute",
      { parameters: "parameters: {a: {}, b: {positve: true}}" },
      "p.yaml:2:25  E_SCHEMA  unknown key 'positve': did you mean positive?",
    ],
    ["a wrong type", { density: "density: 3" }, "p.yaml:5:10  E_SCHEMA  density: expected a table"],
    [
      "a truth value",
      { density: "density: [[1, true], [4, 1]]" },
      "p.yaml:5:15  E_SCHEMA  density[0][1]: expected a number",
    ],
    ["an empty entry", { density: "density: [[1, ], [4, 1]]" }, "p.yaml:5:18  E_SHAPE  density[1]"],
    [
      "a short row",
      { density: "density: [[1, 2], [4]]" },
      "p.yaml:5:19  E_SHAPE  density[1]: expected 2 entries",
    ],
    [
      "a missing row",
      { longitudinal: "longitudinal: [[1, 2]]" },
      "p.yaml:3:15  E_SHAPE  longitudinal: expected 2 rows",
    ],
    ["no entries", { density: "density: []" }, "p.yaml:5:10  E_SHAPE  density has no entries"],
    [
      "a wide cross table",
      { cross: 'cross: [[["0","1","2"],["1","0","2"]],[["0","1"],["1","0"]]]' },
      "p.yaml:4:10  E_SHAPE  cross[0][0]: expected 2 entries",
    ],
    ["a syntax error", { density: 'density: [[1, "2*)"], [4, 1]]' }, "p.yaml:5:18  E_PARSE"],
    [
      "an undeclared symbol",
      { density: "density: [[1, 2], [4, c]]" },
      "p.yaml:5:23  E_UNDECLARED  'c' is not declared",
    ],
    [
      "a zero density",
      { density: "density: [[1, 2], [0, 1]]" },
      "p.yaml:5:20  E_DOMAIN  density[1][0] = 0 must be positive",
    ],
    [
      "a negative density",
      { density: "density: [[1, -2], [4, 1]]" },
      "p.yaml:5:15  E_DOMAIN  density[0][1] = -2 must be positive",
    ],
    [
      "a density that is zero in disguise",
      { density: 'density: [[1, "a-a"], [4, 1]]' },
      "p.yaml:5:16  E_DOMAIN",
    ],
    [
      "a division by zero",
      { density: 'density: [[1, "1/(a-a)"], [4, 1]]' },
      "p.yaml:5:16  E_DIVISION_BY_ZERO",
    ],
    [
      "a broken bond",
      { longitudinal: "longitudinal: [[2, 0], [0.1, 5]]" },
      "p.yaml:3:20  E_DOMAIN  longitudinal[0][1] = 0",
    ],
    [
      "an asymmetric cross table",
      { cross: 'cross: [[["0","1"],["2","0"]],[["0","1"],["1","0"]]]' },
      "p.yaml:4:22  E_DOMAIN  cross[0][1][0] = 2 must equal cross[0][0][1] = 1",
    ],
    [
      "a bond of a strand to itself",
      { cross: 'cross: [[["1","1"],["1","0"]],[["0","1"],["1","0"]]]' },
      "p.yaml:4:12  E_DOMAIN  cross[0][0][0] = 1 must be 0",
    ],
    [
      "a negative bond across",
      { cross: 'cross: [[["0","-1"],["-1","0"]],[["0","1"],["1","0"]]]' },
      "p.yaml:4:16  E_DOMAIN  cross[0][0][1] = -1 must not be negative",
    ],
    [
      "a function",
      { density: 'density: [[1, "2 + sqrt(2)"], [4, 1]]' },
      "p.yaml:5:20  E_UNSUPPORTED  'sqrt' is not rational",
    ],
    [
      "the circle number",
      { density: "density: [[pi, 1], [4, 1]]" },
      "p.yaml:5:12  E_UNSUPPORTED  'pi' is not rational",
    ],
    [
      "the imaginary unit",
      { density: "density: [[i, 1], [4, 1]]" },
      "p.yaml:5:12  E_UNSUPPORTED  'i' is not rational",
    ],
    ["a root", { density: 'density: [["a^(1/2)", 1], [4, 1]]' }, "p.yaml:5:13  E_UNSUPPORTED"],
    [
      "a monstrous power",
      { density: 'density: [["a^5000", 1], [4, 1]]' },
      "p.yaml:5:13  E_UNSUPPORTED  the exponent 5000",
    ],
    [
      "an error order that fixes nothing",
      { errorOrder: "errorOrder: 2" },
      "p.yaml:7:13  E_SCHEMA  errorOrder: expected a whole number from 3",
    ],
    [
      "a fractional error order",
      { errorOrder: "errorOrder: 4.5" },
      "p.yaml:7:13  E_SCHEMA  errorOrder: expected a whole number",
    ],
    [
      "a word as error order",
      { errorOrder: "errorOrder: seven" },
      "p.yaml:7:13  E_SCHEMA  errorOrder: expected a whole number",
    ],
    [
      "a boundary condition of later",
      { errorOrder: "boundary: {left: dirichlet, right: flux}" },
      "p.yaml:7:36  E_UNSUPPORTED  boundary.right",
    ],
    [
      "half a boundary",
      { errorOrder: "boundary: {left: dirichlet}" },
      "p.yaml:7:11  E_SCHEMA  the key 'boundary.right' is missing",
    ],
    [
      "one interval",
      { errorOrder: "intervals: 1" },
      "p.yaml:7:12  E_SCHEMA  intervals: expected a whole number of at least 2",
    ],
    ["a zero spacing", { spacing: "spacing: 0" }, "p.yaml:6:10  E_DOMAIN  spacing = 0 must be positive"],
    [
      "the wavenumber as a parameter",
      { parameters: "parameters: [a, b, k]" },
      "p.yaml:2:20  E_SCHEMA  'k' has a meaning of its own",
    ],
    [
      "a reserved word as a parameter",
      { parameters: "parameters: [a, b, mod]" },
      "p.yaml:2:20  E_PARSE  'mod' is a reserved word",
    ],
    [
      "what is no name",
      { parameters: "parameters: [a, b, 2c]" },
      "p.yaml:2:20  E_SCHEMA  '2c' is not a name",
    ],
    [
      "a name listed twice",
      { parameters: "parameters: [a, b, a]" },
      "p.yaml:2:20  E_SCHEMA  'a' is listed twice",
    ],
    [
      "a number as a name",
      { parameters: "parameters: [a, b, 7]" },
      "p.yaml:2:20  E_SCHEMA  parameters[2]: expected a name, got 7",
    ],
  ];
  for (const [name, changes, start] of faults) {
    counted("behaviour", `${name} is refused with its place`, () => {
      expect(failure(fileWith(changes)).slice(0, start.length)).toBe(start);
    });
  }

  counted("behaviour", "the caret stands below the fault", () => {
    const [, line = "", caret = ""] = failure(fileWith({ density: "density: [[1, 2], [0, 1]]" })).split("\n");
    expect(line.charAt(caret.indexOf("^"))).toBe("0");
  });
});
