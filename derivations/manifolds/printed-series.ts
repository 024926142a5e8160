import {
  at,
  type Citation,
  type Expression,
  expressionLatex,
  type InvariantManifold,
  parseExpression,
  type SeriesTerms,
  seriesExpression,
  symbol,
} from "residua";

/** A printed series, in the input syntax. */
export interface PrintedSeries {
  /** From what it is a series of, where it is not given: `z1-2` for `z1[2]`. */
  readonly id?: string;
  readonly title: string;
  readonly source: Citation;
  /** A variable of the system, an amplitude `s2` for its evolution, or an entry `z1[2]` of a covector, counted from 1. */
  readonly of: string;
  readonly printed: string;
  /** It is printed with errors `O(eps^errorOrder)`. */
  readonly errorOrder: number;
  /** And with errors `O(sigma^noiseErrorOrder)`, for a system with noise. */
  readonly noiseErrorOrder?: number;
  readonly convention?: string;
  readonly repair?: string;
}

/** The claim that a printed series is the derived one below its error order. */
export function printedSeries(result: InvariantManifold, series: PrintedSeries) {
  const { of, printed, errorOrder, noiseErrorOrder, ...rest } = series;
  const id = series.id ?? of.replace("[", "-").replace("]", "");
  const noise =
    noiseErrorOrder === undefined ? "" : `+\\mathcal{O}\\left({\\sigma}^{${noiseErrorOrder}}\\right)`;
  const expression = parseExpression(printed);
  return {
    ...rest,
    id,
    tag: "identity" as const,
    by: "paper" as const,
    latex: `${leftSide(result, of)}=${expressionLatex(expression)}+\\mathcal{O}\\left({\\varepsilon}^{${errorOrder}}\\right)${noise}`,
    printed: expression,
    derived: derivedSeries(result, of, errorOrder, noiseErrorOrder),
  };
}

/** A row of a table of printed series: of what, in words, the series, and the order of its errors. */
export type PrintedRow = readonly [of: string, title: string, printed: string, errorOrder: number];

/** The claims that printed series of one source are the derived ones. */
export function printedTable(result: InvariantManifold, source: Citation, rows: readonly PrintedRow[]) {
  return rows.map(([of, title, printed, errorOrder]) =>
    printedSeries(result, { of, title, printed, errorOrder, source }),
  );
}

/** The derived series below an order of the small parameter, which is shown, and of the noise. */
export function derivedSeries(
  result: InvariantManifold,
  of: string,
  errorOrder: number,
  noiseErrorOrder = Number.POSITIVE_INFINITY,
): Expression {
  const [small = "eps"] = Object.keys(at(result.problem.truncations, 0).weights);
  const terms = termsOf(result, of).filter(({ factors }) => {
    const exponentOf = (symbolName: string) => factors.find(({ name }) => name === symbolName)?.exponent ?? 0;
    return exponentOf(small) < errorOrder && exponentOf("sigma") < noiseErrorOrder;
  });
  return seriesExpression(terms, "explicit");
}

function termsOf({ problem, manifold, evolution, projection }: InvariantManifold, of: string): SeriesTerms {
  const variable = problem.variables.indexOf(of);
  if (variable >= 0) return at(manifold, variable);
  const [, kind, first, second] = COMPONENT.exec(of) ?? [];
  if (kind === "s") return at(evolution, Number(first) - 1);
  if (projection?.ok !== true) throw new Error(`there is no ${of}`);
  return at(at(projection.value, Number(first) - 1), Number(second) - 1);
}

const COMPONENT = /^([sz])(\d+)(?:\[(\d+)\])?$/;

function leftSide({ problem }: InvariantManifold, of: string): string {
  if (problem.variables.includes(of)) return expressionLatex(symbol(of));
  const [, kind, first = "", second] = COMPONENT.exec(of) ?? [];
  return kind === "s" ? `\\dot s_{${first}}` : `z_{${first},${second}}`;
}
