import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { chooseModes } from "../../../../../src/derive/manifold/spectrum/choose-modes.ts";
import { exactSpectrum } from "../../../../../src/derive/manifold/spectrum/exact-spectrum.ts";
import { modesOfEigenvalue } from "../../../../../src/derive/manifold/spectrum/mode-vectors.ts";
import { factorise } from "../../../../../src/exact/linear/linear.ts";
import { imageOf, matrixRing } from "../../../../../src/exact/linear/matrix-ring.ts";
import { rational, rationals } from "../../../../../src/exact/rational.ts";
import { number } from "../../../../../src/expr/expression.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { expressionText } from "../../../../../src/expr/text.ts";
import { polynomialRoots } from "../../../../../src/numeric/polynomial-roots.ts";
import { counted } from "../../../../counted.ts";

function matrix(rows: readonly (readonly string[])[]) {
  return rows.map((row) => row.map((text) => parseExpression(text)));
}

function spectrumText(rows: readonly (readonly string[])[], positive: readonly string[] = []) {
  return exactSpectrum(matrix(rows), { positive }).map((line) =>
    line.tag === "solved"
      ? `${expressionText(line.value)} x${line.multiplicity} ${line.realPart}`
      : `degree ${line.coefficients.length - 1} x${line.multiplicity} ${line.touchesImaginaryAxis}`,
  );
}

/** Known by hand, or from a textbook's characteristic polynomial. */
const KNOWN: readonly (readonly [string, readonly (readonly string[])[], readonly string[], string[]])[] = [
  [
    "rational",
    [
      ["-1", "1"],
      ["1", "-1"],
    ],
    [],
    ["0 x1 zero", "-2 x1 negative"],
  ],
  [
    "Gaussian",
    [
      ["0", "1"],
      ["-1", "0"],
    ],
    [],
    ["i x1 zero", "-i x1 zero"],
  ],
  [
    "a Jordan block",
    [
      ["2", "1", "2"],
      ["1", "-1", "1"],
      ["-3", "-1", "-3"],
    ],
    [],
    ["0 x1 zero", "-1 x2 negative"],
  ],
  [
    "the golden ratio",
    [
      ["0", "1"],
      ["1", "1"],
    ],
    [],
    ["sqrt(5)/2 + 1/2 x1 positive", "-sqrt(5)/2 + 1/2 x1 negative"],
  ],
  [
    "a symbolic frequency",
    [
      ["0", "1"],
      ["-w^2", "0"],
    ],
    [],
    ["w*i x1 zero", "-w*i x1 zero"],
  ],
  [
    "a transcendental number",
    [
      ["0", "pi"],
      ["-pi", "0"],
    ],
    [],
    ["pi*i x1 zero", "-pi*i x1 zero"],
  ],
  [
    "a rate of open sign",
    [
      ["0", "1"],
      ["0", "-c"],
    ],
    [],
    ["0 x1 zero", "-c x1 nonzero"],
  ],
  [
    "a positive rate",
    [
      ["0", "1"],
      ["0", "-c"],
    ],
    ["c"],
    ["0 x1 zero", "-c x1 negative"],
  ],
  [
    "a cube root",
    [
      ["0", "1", "0"],
      ["0", "0", "1"],
      ["2", "0", "0"],
    ],
    [],
    ["root(x^3-2,x,1) x1 negative", "root(x^3-2,x,2) x1 negative", "root(x^3-2,x,3) x1 positive"],
  ],
  [
    "complex entries",
    [
      ["i", "1"],
      ["0", "2*i"],
    ],
    [],
    ["i x1 zero", "2*i x1 zero"],
  ],
  [
    "irrational entries",
    [
      ["sqrt(2)", "1"],
      ["0", "-sqrt(2)"],
    ],
    [],
    ["sqrt(2) x1 positive", "-sqrt(2) x1 negative"],
  ],
];

for (const [title, rows, positive, expected] of KNOWN) {
  counted("identity", `the spectrum of a matrix with ${title}`, () => {
    expect(new Set(spectrumText(rows, positive))).toEqual(new Set(expected));
  });
}

counted("identity", "two coupled oscillators have nested roots that come apart", () => {
  // x'' = -2 x + y, y'' = x - 2 y: frequencies 1 and sqrt(3).
  const coupled = [
    ["0", "0", "1", "0"],
    ["0", "0", "0", "1"],
    ["-2", "1", "0", "0"],
    ["1", "-2", "0", "0"],
  ];
  const expected = ["i x1 zero", "-i x1 zero", "sqrt(3)*i x1 zero", "-sqrt(3)*i x1 zero"];
  expect(new Set(spectrumText(coupled))).toEqual(new Set(expected));
  // x^4 + 1: the primitive eighth roots of unity.
  const eighth = [
    ["0", "1", "0", "0"],
    ["0", "0", "1", "0"],
    ["0", "0", "0", "1"],
    ["-1", "0", "0", "0"],
  ];
  const lines = exactSpectrum(matrix(eighth));
  expect(lines.map((line) => line.tag)).toEqual(["solved", "solved", "solved", "solved"]);
});

const ENTRY = fc.integer({ min: -3, max: 3 });
const SIZE = 4;

/** A matrix with known Jordan blocks in a random basis. */
const JORDAN = fc
  .record({
    eigenvalues: fc.array(ENTRY, { minLength: SIZE, maxLength: SIZE }),
    couplings: fc.array(fc.boolean(), { minLength: SIZE - 1, maxLength: SIZE - 1 }),
    basis: fc.array(fc.array(ENTRY, { minLength: SIZE, maxLength: SIZE }), {
      minLength: SIZE,
      maxLength: SIZE,
    }),
  })
  .map(({ eigenvalues, couplings, basis }) => {
    const field = rationals;
    const exact = (rows: readonly (readonly number[])[]) =>
      rows.map((row) => row.map((entry) => rational(entry)));
    const sorted = eigenvalues.toSorted((a, b) => a - b);
    const normal = sorted.map((value, i) =>
      sorted.map((_, j) => {
        if (i === j) return value;
        return j === i + 1 && couplings[i] === true && sorted[i] === sorted[j] ? 1 : 0;
      }),
    );
    const columns = exact(basis);
    const factorised = factorise(field, columns);
    if (!factorised.ok) return undefined;
    const ring = matrixRing(field, SIZE);
    const product = ring.multiply(columns, exact(normal));
    // X with X columns = product, row by row through the transposed system.
    const transposed = factorise(
      field,
      columns.map((_, i) => columns.map((row) => at(row, i))),
    );
    if (!transposed.ok) return undefined;
    const rows = product.map((row) => {
      const { numerators, denominator } = transposed.value.solve(row);
      return numerators.map((numerator) => field.divide(numerator, denominator));
    });
    return { eigenvalues: sorted, rows };
  });

counted(
  "property",
  "eigenvalues, multiplicities and generalised eigenvectors of matrices made to have them",
  () => {
    let checked = 0;
    fc.assert(
      fc.property(JORDAN, (made) => {
        if (made === undefined) return;
        const { rows, eigenvalues } = made;
        const entries = rows.map((row) => row.map(number));
        const found = exactSpectrum(entries).flatMap((line) =>
          line.tag === "solved"
            ? Array.from({ length: line.multiplicity }, () => expressionText(line.value))
            : [],
        );
        expect(found.toSorted()).toEqual(eigenvalues.map(String).toSorted());
        for (const value of new Set(eigenvalues)) {
          const modes = modesOfEigenvalue(entries, number(value));
          expect(modes.length).toBe(eigenvalues.filter((each) => each === value).length);
          const vectors = modes.map(({ vector }) => vector.map(rationalOf));
          const adjoints = modes.map(({ adjoint }) => adjoint.map(rationalOf));
          adjoints.forEach((row, j) => {
            vectors.forEach((vector, k) => {
              const product = row.reduce(
                (sum, entry, i) => rationals.add(sum, rationals.multiply(entry, at(vector, i))),
                rationals.zero,
              );
              expect(product).toEqual(rational(j === k ? 1 : 0));
            });
          });
          // (A - value)^SIZE annihilates generalised eigenvectors.
          for (const vector of vectors) {
            let image: readonly (typeof vector)[number][] = vector;
            for (let k = 0; k < SIZE; k += 1) {
              const next = imageOf(rationals, rows, image);
              image = next.map((entry, i) =>
                rationals.subtract(entry, rationals.multiply(rational(value), at(image, i))),
              );
            }
            expect(image.every(rationals.isZero)).toBe(true);
            checked += 1;
          }
        }
      }),
      { numRuns: 60 },
    );
    return checked;
  },
);

function rationalOf(e: ReturnType<typeof number>) {
  if (e.tag !== "number") throw new Error(`${expressionText(e)} is no number`);
  return e.value;
}

counted("behaviour", "choices of modes say what is wrong with them", () => {
  const choose = (rows: readonly (readonly string[])[], choice: Parameters<typeof chooseModes>[2]) => {
    const present = matrix(rows);
    return chooseModes({ present, delayed: [] }, exactSpectrum(present), choice);
  };
  const oscillator = [
    ["0", "1"],
    ["-1", "0"],
  ];
  expect(choose(oscillator, { tag: "centre" })).toHaveLength(2);
  expect(choose(oscillator, { tag: "listed", eigenvalues: [parseExpression("i")] })).toHaveLength(1);
  expect(() => choose(oscillator, { tag: "slow" })).toThrow(/no eigenvalue.*is zero: the spectrum is .*i/);
  expect(() => choose(oscillator, { tag: "listed", eigenvalues: [parseExpression("2")] })).toThrow(
    /2 is no eigenvalue of the linear part: its spectrum is/,
  );
  const seventhRoot = Array.from({ length: 7 }, (_, i) =>
    Array.from({ length: 7 }, (_unused, j) => (j === i + 1 ? "1" : i === 6 && j === 0 ? "2" : "0")),
  );
  expect(() => choose(seventhRoot, { tag: "all" })).toThrow(/roots of x\^7 - 2 .*about .*1\.1041/);
  expect(() =>
    choose(
      [
        ["0", "1"],
        ["a", "b"],
      ],
      { tag: "centre" },
    ),
  ).toThrow(/real part zero: the spectrum is .* where 4\*a \+ b\^2 > 0; list/);
});

counted("differential", "the decimals of roots are roots", () => {
  // Wilkinson's advice: compare with roots that are known, here those of (x - 1)(x + 2)(x^2 + 9).
  const roots = polynomialRoots([-18, 9, 7, 1, 1]);
  const expected = [
    { re: -2, im: 0 },
    { re: 0, im: -3 },
    { re: 0, im: 3 },
    { re: 1, im: 0 },
  ];
  // Well separated roots of size 3 lose a few digits of sixteen.
  roots.forEach(({ re, im }, k) => {
    expect(Math.hypot(re - at(expected, k).re, im - at(expected, k).im)).toBeLessThan(1e-13);
  });
});
