import * as fc from "fast-check";
import { describe, expect } from "vitest";
import { withinBudget } from "../../../../src/core/budget.ts";
import { type Integer, integers } from "../../../../src/exact/integer.ts";
import { determinant, factorise, nullSpace, rank } from "../../../../src/exact/linear/linear.ts";
import type { Matrix } from "../../../../src/exact/linear/matrix.ts";
import type { PolynomialRing } from "../../../../src/exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../../src/exact/polynomial/polynomial-ring.ts";
import { type GcdDomain, gcdOfAll, product, sum } from "../../../../src/exact/ring.ts";
import { counted } from "../../../counted.ts";
import { anyInteger, polynomials, smallInteger } from "../../../laws/arbitraries.ts";
import { isRefused } from "../../../laws/ring-laws.ts";

const ring: PolynomialRing<Integer> = polynomialRing<Integer>(integers, ["x", "y"]);

function matrices<E>(entries: fc.Arbitrary<E>, rows: number, columns: number): fc.Arbitrary<E[][]> {
  const row = fc.array(entries, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

function times<E>(domain: GcdDomain<E>, matrix: Matrix<E>, vector: readonly E[]): readonly E[] {
  return matrix.map((row) =>
    sum(
      domain,
      row.map((entry, j) => domain.multiply(entry, vector[j] ?? domain.zero)),
    ),
  );
}

function solves<E>(domain: GcdDomain<E>, matrix: Matrix<E>, rightSide: readonly E[]): boolean {
  const factorisation = factorise(domain, matrix);
  if (!factorisation.ok) return domain.isZero(determinant(domain, matrix));
  const { numerators, denominator } = factorisation.value.solve(rightSide);
  const image = times(domain, matrix, numerators);
  return (
    domain.equals(denominator, determinant(domain, matrix)) &&
    rightSide.every((entry, i) => domain.equals(domain.multiply(entry, denominator), image[i] ?? domain.zero))
  );
}

describe("fraction-free solutions", () => {
  const sparseInteger = fc.oneof(fc.constant<Integer>(0), smallInteger, anyInteger);

  counted("property", "satisfy their equations over the integers", () => {
    fc.assert(
      fc.property(matrices(sparseInteger, 5, 6), (rows) =>
        solves(
          integers,
          rows.map((row) => row.slice(0, 5)),
          rows.map((row) => row[5] ?? 0),
        ),
      ),
      { numRuns: 300 },
    );
  });

  counted("property", "satisfy their equations over polynomials", () => {
    const entries = polynomials(ring, smallInteger, { terms: 2, degree: 1 });
    fc.assert(
      fc.property(matrices(entries, 3, 4), (rows) =>
        solves(
          ring,
          rows.map((row) => row.slice(0, 3)),
          rows.map((row) => row[3] ?? ring.zero),
        ),
      ),
      { numRuns: 100 },
    );
  });

  counted("behaviour", "a singular matrix is a result, a misshapen one an error", () => {
    const singular = factorise<Integer>(integers, [
      [1, 2],
      [2, 4],
    ]);
    expect(singular.ok).toBe(false);
    if (!singular.ok) expect(singular.reason).toBe("singular");
    expect(isRefused("E_SHAPE", () => factorise<Integer>(integers, [[1, 2]]))).toBe(true);
    expect(isRefused("E_SHAPE", () => determinant<Integer>(integers, [[1, 2], [3]]))).toBe(true);
    const regular = factorise<Integer>(integers, [
      [0, 1],
      [1, 0],
    ]);
    expect(regular.ok && isRefused("E_SHAPE", () => regular.value.solve([1]))).toBe(true);
    return 5;
  });

  counted("identity", "a matrix without entries has determinant one", () => {
    const empty = factorise<Integer>(integers, []);
    expect(empty.ok && empty.value.determinant).toBe(1);
    expect(empty.ok && empty.value.solve([])).toStrictEqual({ numerators: [], denominator: 1 });
    return 2;
  });
});

describe("determinants", () => {
  counted("identity", "of Vandermonde are products of differences", () => {
    const domain = polynomialRing<Integer>(integers, ["a", "b", "c", "d"]);
    const nodes = domain.variables.map(domain.variable);
    const matrix = nodes.map((node) =>
      [0, 1, 2, 3].map((k) =>
        product(
          domain,
          Array.from({ length: k }, () => node),
        ),
      ),
    );
    const differences = nodes.flatMap((q, j) => nodes.slice(0, j).map((p) => domain.subtract(q, p)));
    expect(domain.equals(determinant(domain, matrix), product(domain, differences))).toBe(true);
  });

  counted("golden", "of the Hilbert matrix of order 8, cleared of denominators (OEIS A005249)", () => {
    // det H_8 = 1 / 365356847125734485878112256000000; multiplying by L = lcm(1..15) = 360360 gives L^8 det H_8.
    const scale = 360_360;
    const matrix = Array.from({ length: 8 }, (_, i) =>
      Array.from({ length: 8 }, (_, j) => scale / (i + j + 1)),
    );
    const inverse = 365_356_847_125_734_485_878_112_256_000_000n;
    expect(BigInt(determinant<Integer>(integers, matrix)) * inverse).toBe(BigInt(scale) ** 8n);
  });

  counted("property", "change sign with two rows, and multiply", () => {
    fc.assert(
      fc.property(matrices(smallInteger, 4, 4), matrices(smallInteger, 4, 4), (a, b) => {
        const [first = [], second = [], ...rest] = a;
        const swapped = determinant(integers, [second, first, ...rest]);
        const columns = b.map((_, j) => b.map((row) => row[j] ?? 0));
        const productRows = a.map((row) => columns.map((column) => times(integers, [row], column)[0] ?? 0));
        const [detA, detB] = [determinant(integers, a), determinant(integers, b)];
        return (
          integers.equals(swapped, integers.negate(detA)) &&
          integers.equals(determinant(integers, productRows), integers.multiply(detA, detB))
        );
      }),
    );
  });
});

describe("null spaces", () => {
  counted("property", "are mapped to zero, primitive, independent and complete", () => {
    fc.assert(
      fc.property(matrices(fc.constantFrom<Integer>(0, 0, 1, -1, 2), 3, 5), (matrix) => {
        const basis = nullSpace(integers, matrix);
        return (
          basis.length === 5 - rank(integers, matrix) &&
          rank(integers, basis) === basis.length &&
          basis.every(
            (vector) =>
              times(integers, matrix, vector).every(integers.isZero) &&
              gcdOfAll(integers, vector) === 1 &&
              (vector.find((entry) => entry !== 0) ?? 0) > 0,
          )
        );
      }),
      { numRuns: 300 },
    );
  });

  counted("identity", "of a weighted graph Laplacian are the constants", () => {
    const [x, y] = [ring.variable("x"), ring.variable("y")];
    const [minusX, minusY] = [ring.negate(x), ring.negate(y)];
    const laplacian = [
      [ring.add(x, y), minusX, minusY],
      [minusX, ring.add(x, y), minusY],
      [minusY, minusY, ring.scale(y, 2)],
    ];
    expect(nullSpace(ring, laplacian)).toStrictEqual([[ring.one, ring.one, ring.one]]);
    expect(rank(ring, laplacian)).toBe(2);
    expect(nullSpace(integers, [[0, 0]])).toStrictEqual([
      [1, 0],
      [0, 1],
    ]);
    return 3;
  });
});

counted("behaviour", "ranks and null spaces end with a spent budget", () => {
  const matrix = [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ];
  const budget = { deadline: 0 };
  expect(withinBudget(() => rank(integers, matrix, { budget }))).toMatchObject({
    ok: false,
    reason: "budget",
  });
  expect(withinBudget(() => nullSpace(integers, matrix, { budget }))).toMatchObject({
    ok: false,
    reason: "budget",
  });
  expect(withinBudget(() => rank(integers, matrix))).toMatchObject({ ok: true, value: 2 });
  return 3;
});
