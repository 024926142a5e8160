import type { LatticeWave } from "../derive/lattice/lattice-wave.ts";
import { rationalFromText, rationals } from "../exact/rational.ts";
import { symbolsOf } from "../expr/calculus.ts";
import { exactValue } from "../expr/evaluate.ts";
import type { Expression } from "../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../expr/latex.ts";
import { expressionText } from "../expr/text.ts";
import { decimalText } from "./decimal-text.ts";
import type { Json } from "./problem-kind.ts";

/** Exact numbers with more characters than this are shown as decimals; the JSON result always has them whole. */
const LONGEST_EXACT_NUMBER = 60;

/** Beyond this many masses or characters a slow manifold is no longer reading matter. */
const MOST_MASSES_SHOWN = 12;
const LONGEST_SHAPE = 1200;

const DIGITS = 12;

export function isNumeric(e: Expression): boolean {
  return symbolsOf(e).length === 0;
}

/** A number without symbols as a decimal. */
export function decimalOf(e: Expression, digits = DIGITS): string {
  return decimalText(exactValue(e), digits);
}

/** An expression in full, with a decimal beside an exact number; a very long number as decimal alone. */
export function valueText(e: Expression): string {
  const text = expressionText(e);
  if (!isNumeric(e) || !text.includes("/")) return text;
  const decimal = decimalOf(e);
  if (text.length > LONGEST_EXACT_NUMBER) return `about ${decimal}`;
  const isWhole = rationals.equals(rationalFromText(decimal), exactValue(e));
  return `${text} = ${decimal}${isWhole ? "" : "..."}`;
}

/** An expression in LaTeX after its relation sign: `= \frac{1}{2}`, or `\approx 1.176` for a very long number. */
export function relationLatex(e: Expression, options: LatexOptions): string {
  const isLong = isNumeric(e) && expressionText(e).length > LONGEST_EXACT_NUMBER;
  return isLong ? `\\approx ${decimalLatex(decimalOf(e))}` : `= ${expressionLatex(e, options)}`;
}

function decimalLatex(decimal: string): string {
  const [mantissa = "", exponent] = decimal.split("e");
  return exponent === undefined ? mantissa : `${mantissa}\\times 10^{${Number(exponent)}}`;
}

/** The `m`-th of the coefficients c2, c4, ... by name. */
export function coefficientName(m: number): string {
  return `c${2 * m + 2}`;
}

/** `c2 U_xx + c4 h^2 U_xxxx + ...` */
export function waveEquationText({ dispersion, problem }: LatticeWave): string {
  const h = expressionText(problem.spacing);
  const terms = dispersion.map((_, m) => {
    const factor = m === 0 ? "" : `${/^\w+$/.test(h) ? h : `(${h})`}^${2 * m} `;
    return `${coefficientName(m)} ${factor}U_${"x".repeat(2 * m + 2)}`;
  });
  return `U_tt = ${terms.join(" + ")}`;
}

/** The wave equation in LaTeX, derivatives beyond the fourth by number. */
export function waveEquationLatex({ dispersion, problem }: LatticeWave, options: LatexOptions): string {
  const h = expressionLatex(problem.spacing, options);
  const terms = dispersion.map((_, m) => {
    const order = 2 * m + 2;
    const scale = m === 0 ? "" : `{${h}}^{${2 * m}}`;
    return `c_{${order}} ${scale}\\frac{\\partial^{${order}}U}{\\partial x^{${order}}}`;
  });
  return `\\frac{\\partial^{2}U}{\\partial t^{2}} = ${terms.join(" + ")} + \\mathcal{O}\\left(\\partial_x^{${errorDerivative(dispersion.length)}}\\right)`;
}

/** The first derivative that a wave equation with this many terms leaves out. */
function errorDerivative(terms: number): number {
  return 2 * terms + 2;
}

/** The result for a terminal, lowest order first. */
export function waveText(wave: LatticeWave): string {
  const { problem, meanDensity, effectiveElasticity, dispersion, certificate } = wave;
  const { strands, period } = problem.lattice;
  const lines = [
    `lattice-wave: strands ${strands}, period ${period}, spacing ${expressionText(problem.spacing)}; errors O(k^${problem.errorOrder})`,
    "",
    `mean density:          ${valueText(meanDensity)}`,
    `effective elasticity:  ${valueText(effectiveElasticity)}`,
    "",
    `${waveEquationText(wave)}   (U: mean displacement of a cell)`,
    ...dispersion.map((coefficient, m) => `  ${coefficientName(m)} = ${valueText(coefficient)}`),
    "",
    ...manifoldLines(wave),
    "",
    `certificate: the residual ${certificate.holds ? "vanishes" : "DOES NOT VANISH"} below order ${problem.errorOrder}, recomputed ` +
      `${certificate.exact ? "exactly and " : ""}modulo the primes ${certificate.primes.join(" and ")}; ${certificate.iterations} iterations`,
  ];
  return lines.join("\n");
}

/** Whether a shape is short enough to be read. */
export function isReadable(shape: readonly Expression[]): boolean {
  return shape.length <= MOST_MASSES_SHOWN && shape.map(expressionText).join("").length <= LONGEST_SHAPE;
}

function manifoldLines({ manifold, problem }: LatticeWave): readonly string[] {
  const head = "slow manifold: displacement of mass (n, j) = sum over m of Um[n,j] (i k h)^m U";
  const { strands } = problem.lattice;
  return [
    head,
    ...manifold.map((shape, m) => {
      if (!isReadable(shape)) return `  U${m}: ${shape.length} long entries; --json gives them whole`;
      const rows = Array.from({ length: shape.length / strands }, (_, n) =>
        shape.slice(n * strands, (n + 1) * strands),
      );
      return `  U${m} = [${rows.map((row) => `[${row.map(expressionText).join(", ")}]`).join(", ")}]`;
    }),
  ];
}

/** The result as amsmath LaTeX. */
export function waveLatex(wave: LatticeWave, options: LatexOptions): string {
  const { meanDensity, effectiveElasticity, dispersion } = wave;
  const rows = [
    `\\bar\\rho &${relationLatex(meanDensity, options)}`,
    `\\bar\\kappa &${relationLatex(effectiveElasticity, options)}`,
    waveEquationLatex(wave, options).replace("=", "&="),
    ...dispersion.map((coefficient, m) => `c_{${2 * m + 2}} &${relationLatex(coefficient, options)}`),
  ];
  return `\\begin{align}\n  ${rows.join(" \\\\\n  ")}\n\\end{align}`;
}

/** The result object: expressions in the input syntax. */
export function waveJson(wave: LatticeWave): Readonly<Record<string, Json>> {
  const { problem, certificate } = wave;
  return {
    kind: "lattice-wave",
    strands: problem.lattice.strands,
    period: problem.lattice.period,
    spacing: expressionText(problem.spacing),
    errorOrder: problem.errorOrder,
    meanDensity: expressionText(wave.meanDensity),
    effectiveElasticity: expressionText(wave.effectiveElasticity),
    dispersion: wave.dispersion.map(expressionText),
    manifold: wave.manifold.map((shape) => shape.map(expressionText)),
    certificate: { ...certificate },
  };
}
