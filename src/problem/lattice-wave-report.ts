import type { CheckedClaim } from "../check/claim.ts";
import { at } from "../core/errors.ts";
import type { LatticeWave } from "../derive/lattice/lattice-wave.ts";
import { type Expression, symbol } from "../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../expr/latex.ts";
import { expressionText } from "../expr/text.ts";
import { dispersionRelation } from "../models/wave.ts";
import {
  column,
  definition,
  figure,
  formula,
  heading,
  inlineCode,
  math,
  paragraph,
  steps,
  table,
  type Words,
} from "../report/build.ts";
import { claimComparison, markOf } from "../report/claim-blocks.ts";
import type { Block, VerdictMark } from "../report/document.ts";
import { dispersionErrorPlot, dispersionPlot, motionPlot, slowestModePlot } from "./lattice-wave-figures.ts";
import type { NumericWave } from "./lattice-wave-numerics.ts";
import {
  coefficientName,
  decimalOf,
  isNumeric,
  isReadable,
  relationLatex,
  waveEquationLatex,
  waveEquationText,
} from "./lattice-wave-text.ts";
import { primesInWords } from "./primes-in-words.ts";

export interface WaveReportParts {
  readonly wave: LatticeWave;
  /** Absent where the lattice contains symbols. */
  readonly numeric: NumericWave | undefined;
  readonly claims: readonly CheckedClaim[];
  readonly latex: LatexOptions;
  /** N of the lattice that is set in motion. */
  readonly intervals: number;
}

/** The body of a report on a lattice's wave model. */
export function waveBlocks(parts: WaveReportParts): readonly Block[] {
  return [
    ...latticeBlocks(parts),
    ...modelBlocks(parts),
    ...claimBlocks(parts),
    ...derivationBlocks(parts),
    ...figureBlocks(parts),
  ];
}

const MOST_TABLE_MASSES = 12;

function latticeBlocks({ wave: { problem }, latex }: WaveReportParts): readonly Block[] {
  const { strands, period } = problem.lattice;
  const h = expressionLatex(problem.spacing, latex);
  return [
    heading("The lattice as analysed"),
    paragraph(
      `Masses on ${strands === 1 ? "one strand" : `${strands} strands`} with longitudinal period ${period}, a distance `,
      math(h),
      " apart, joined along the strands and across them. The displacement ",
      math("u_{n,j}"),
      " of the mass at cross-section ",
      math("n"),
      " of strand ",
      math("j"),
      " obeys",
    ),
    definition(
      `{${h}}^{2}\\rho_{n,j}\\,\\ddot u_{n,j} = \\kappa_{n-1,j}\\left(u_{n-1,j}-u_{n,j}\\right)+\\kappa_{n,j}\\left(u_{n+1,j}-u_{n,j}\\right)+\\sum_{i}\\kappa_{n,i,j}\\left(u_{n,i}-u_{n,j}\\right)`,
      "h^2*rho[n,j]*u_tt[n,j] = kappa[n-1,j]*(u[n-1,j] - u[n,j]) + kappa[n,j]*(u[n+1,j] - u[n,j]) + sum_i kappa[n,i,j]*(u[n,i] - u[n,j])",
    ),
    ...entryTables(problem.lattice, latex),
  ];
}

function entryTables(lattice: LatticeWave["problem"]["lattice"], latex: LatexOptions): readonly Block[] {
  const entries = massTable(lattice, latex);
  return lattice.strands * lattice.period <= MOST_TABLE_MASSES
    ? [entries]
    : [steps("All entries of a cell", [entries])];
}

function massTable(lattice: LatticeWave["problem"]["lattice"], latex: LatexOptions): Block {
  const { longitudinal, cross, density } = lattice;
  // A single strand has no bonds across.
  const strands = lattice.strands === 1 ? [] : Array.from({ length: lattice.strands }, (_, i) => i);
  const rows = density.flatMap((row, n) =>
    row.map((value, j): readonly Words[] => [
      math(String(n)),
      math(String(j)),
      math(expressionLatex(value, latex)),
      math(expressionLatex(at(at(longitudinal, n), j), latex)),
      ...strands.map((i): Words => (i === j ? "" : math(expressionLatex(at(at(at(cross, n), i), j), latex)))),
    ]),
  );
  const columns = [
    column(math("n")),
    column(math("j")),
    column(math("\\rho_{n,j}")),
    column(math("\\kappa_{n,j}")),
    ...strands.map((i) => column(math(`\\kappa_{n,${i},j}`))),
  ];
  return table(columns, rows, [
    "Densities, longitudinal elasticities (bond from ",
    math("n"),
    " to ",
    math("n+1"),
    ") and cross elasticities of one cell.",
  ]);
}

function modelBlocks({ wave, claims, latex }: WaveReportParts): readonly Block[] {
  const residual = claims.find(({ claim }) => claim.tag === "residual");
  const mark: { readonly verdict?: VerdictMark } =
    residual === undefined ? {} : { verdict: markOf(residual) };
  const shown = (name: string, symbol: string, value: Expression) =>
    formula(`${symbol} ${relationLatex(value, latex)}`, `${name} = ${expressionText(value)}`, mark);
  const relation = dispersionRelation(
    wave.dispersion.map((_, m) => symbol(`c_${2 * m + 2}`)),
    wave.problem.spacing,
  );
  return [
    heading("The macroscale wave model"),
    paragraph("The mean displacement ", math("U(x,t)"), " of a cell obeys the homogenised wave equation"),
    formula(waveEquationLatex(wave, latex), waveEquationText(wave), mark),
    paragraph("with the mean density and the effective elasticity"),
    definition(
      `\\bar\\rho ${relationLatex(wave.meanDensity, latex)}`,
      `rhobar = ${expressionText(wave.meanDensity)}`,
    ),
    shown("kappabar", "\\bar\\kappa", wave.effectiveElasticity),
    paragraph("and the coefficients, of which the first is ", math("c_{2}=\\bar\\kappa/\\bar\\rho"), ","),
    ...wave.dispersion.map((value, m) => shown(coefficientName(m), `c_{${2 * m + 2}}`, value)),
    paragraph("Waves of wavenumber ", math("k"), " have the frequency"),
    formula(
      `\\omega^{2} = ${expressionLatex(relation, latex)}+\\mathcal{O}\\left(k^{${2 * wave.dispersion.length + 2}}\\right)`,
      `omega^2 = ${expressionText(relation)}`,
      mark,
    ),
  ];
}

function claimBlocks({ claims }: WaveReportParts): readonly Block[] {
  return [
    heading("What was claimed, and what was found"),
    paragraph(
      "Each claim was tested by the strongest means of its kind; the verdicts stand beside the printed forms.",
    ),
    claimComparison(claims),
  ];
}

function derivationBlocks({ wave, latex }: WaveReportParts): readonly Block[] {
  const { certificate, problem, manifold } = wave;
  return [
    heading("How it was derived"),
    paragraph(
      "In the graded variable ",
      math("\\xi=\\mathrm{i}kh"),
      " the displacements on the slow manifold are ",
      math("\\vec u=\\sum_m\\vec U_m\\,\\xi^m\\,U"),
      ", and the evolution is ",
      math("h^2\\ddot U=\\sum_m\\lambda_m\\,\\xi^m\\,U"),
      `. Each of ${certificate.iterations} iterations computes the residual of the equations of motion at one order; its sum over the cell fixes `,
      math("\\lambda_m"),
      " (solvability), the homological operator ",
      math("\\mathcal{L}_0"),
      ", factorised once, gives ",
      math("\\vec U_m"),
      ", and the cell mean makes it unique (amplitude definition).",
    ),
    steps(
      `The slow manifold to order ${problem.errorOrder - 1}`,
      manifold.flatMap((shape, m) => shapeBlocks(shape, m, problem.lattice.strands, latex)),
    ),
    paragraph(
      `Certificate: the residual, recomputed from these results by plain power series, ${certificate.exact ? "with all terms exact and " : ""}modulo the primes `,
      ...primesInWords(certificate),
      ` at random values of the symbols, is zero below order ${certificate.residualOrder}.`,
    ),
  ];
}

const DIGITS_IN_TABLES = 8;

function shapeBlocks(
  shape: readonly Expression[],
  m: number,
  strands: number,
  latex: LatexOptions,
): readonly Block[] {
  const name = `\\vec U_{${m}}`;
  if (isReadable(shape)) {
    const entries = shape.map((entry) => expressionLatex(entry, latex)).join(",\\; ");
    const text = `U${m} = [${shape.map(expressionText).join(", ")}]`;
    return [definition(`${name} = \\left(${entries}\\right)`, text)];
  }
  if (!shape.every(isNumeric)) {
    return [
      paragraph(
        math(name),
        ` has ${shape.length} long entries; `,
        inlineCode("residua derive --json"),
        " prints them.",
      ),
    ];
  }
  const rows = Array.from({ length: shape.length / strands }, (_, n): readonly Words[] => [
    math(String(n)),
    ...shape.slice(n * strands, (n + 1) * strands).map((entry) => decimalOf(entry, DIGITS_IN_TABLES)),
  ]);
  const columns = Array.from({ length: strands }, (_, j) => column(`strand ${j}`, "number"));
  return [table([column(math("n")), ...columns], rows, [math(name), ", exact numbers shown as decimals."])];
}

function figureBlocks({ numeric, intervals }: WaveReportParts): readonly Block[] {
  if (numeric === undefined) return [];
  return [
    heading("Theory against simulation"),
    figure(
      dispersionPlot(numeric),
      "The slow Bloch branch of the full lattice, up to the edge of the Brillouin zone, and the models that keep two, four and six powers of the wavenumber.",
    ),
    figure(
      dispersionErrorPlot(numeric),
      "Errors of the models' squared frequency against the exact Bloch eigenvalue: each further coefficient raises the order by two.",
    ),
    figure(slowestModePlot(numeric), [
      "The slowest mode of the full lattice with fixed ends against the models with ",
      math("U=0"),
      " at both ends. What remains once dispersion is accounted for is the error of the boundary condition, of first order in ",
      math("1/N"),
      ".",
    ]),
    motionBlock(numeric, intervals),
  ];
}

function motionBlock(numeric: NumericWave, intervals: number): Block {
  const plot = motionPlot(numeric, intervals);
  if (!plot.ok) return paragraph(`No motion is shown: ${plot.message}.`);
  return figure(plot.value, [
    `A lattice of ${intervals} intervals with fixed ends, released from rest in its two slowest waves, beside the models with `,
    math("U=0"),
    " at both ends.",
  ]);
}
