import { add, type Expression } from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";

/** How many terms a report typesets in all: a page grows by up to 6 kB with each, and is to stay below 1 MB. */
const TERMS_IN_ALL = 150;
/** No series is cut below its leading terms. */
const FEWEST_TERMS = 6;

/** How series are typeset where a report has many of them. */
export interface SeriesTypesetting {
  readonly latex: (e: Expression) => string;
  /** The number of terms to which longer series are cut, with dots; `undefined` where none is longer. */
  readonly cutTo: number | undefined;
}

/** Typesets each of some series to its first terms, all of which get an equal share of the page. */
export function typesetSeries(series: readonly Expression[], options: LatexOptions): SeriesTypesetting {
  const most = Math.max(FEWEST_TERMS, Math.floor(TERMS_IN_ALL / Math.max(1, series.length)));
  const isLong = (e: Expression) => e.tag === "sum" && e.terms.length > most;
  return {
    latex: (e) =>
      e.tag === "sum" && isLong(e)
        ? `${expressionLatex(add(...e.terms.slice(0, most)), options)}+\\cdots`
        : expressionLatex(e, options),
    cutTo: series.some(isLong) ? most : undefined,
  };
}
