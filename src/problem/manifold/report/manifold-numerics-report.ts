import { at } from "../../../core/errors.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { column, figure, heading, math, paragraph, table, type Words } from "../../../report/build.ts";
import type { Block, Inline } from "../../../report/document.ts";
import type { Plot, Point } from "../../../report/plot.ts";
import type { ManifoldConfirmation } from "../../../simulate/manifold/confirm-manifold.ts";
import type { ManifoldValidity } from "../../../simulate/manifold/estimate-validity.ts";
import type { ManifoldNumerics } from "../manifold-numerics.ts";
import type { SolvedManifold } from "../solved-manifold.ts";
import { shortNumber, smallInWords, TRENDS } from "../text/manifold-numerics-text.ts";

/** What numbers say of a manifold, for its report. */
export function numericsBlocks({
  solved,
  numerics,
}: {
  readonly solved: SolvedManifold;
  readonly numerics: ManifoldNumerics;
}): readonly Block[] {
  return [
    heading("Theory against simulation"),
    ...confirmationBlocks(solved, numerics),
    heading("How far it reaches"),
    validityTable(solved, numerics),
    ...defectBlocks(numerics),
  ];
}

/** The estimates of both series; what there is none of says why. */
function validityTable(solved: SolvedManifold, { validity }: ManifoldNumerics): Block {
  const row = (name: string, estimate: ManifoldValidity["manifold"]): readonly Words[] =>
    estimate.ok
      ? [name, shortNumber(estimate.value.radius), `${estimate.value.grades}`, TRENDS[estimate.value.trend]]
      : [name, "", "", estimate.message];
  return table(
    [column("series"), column("size", "number"), column("grades", "number"), column("trend")],
    [row("manifold", validity.manifold), row("evolution", validity.evolution)],
    `An estimate of the domain of validity, from ratios of neighbouring coefficients: up to this size of ${smallInWords(solved)} the terms at hand decrease.`,
  );
}

function defectBlocks(numerics: ManifoldNumerics): readonly Block[] {
  const { box } = numerics;
  const meaning = [
    "The defect is what manifold and evolution leave in the equations, with all terms, however small. ",
  ];
  if (!box.ok) return [paragraph(...meaning, `There is no box of amplitudes with a bound: ${box.message}.`)];
  const { radius, fraction, defect, rate, rateOf, evolutionRate, parameters } = box.value;
  const values = Object.entries(parameters).map(([name, value]) => `${symbolLatex(name)}=${value}`);
  return [
    paragraph(
      ...meaning,
      ...(values.length === 0 ? ["For "] : ["At ", math(values.join(",\\; ")), ", for "]),
      "amplitudes with ",
      math(`|s_j|\\le ${shortNumber(radius)}`),
      `, it is at most ${shortNumber(defect)}, by intervals that are rounded outwards: ${100 * fraction} % of what the linear part does to a deviation as large. ${RATES[rateOf]} ${shortNumber(rate)}; amplitudes change at rates up to ${shortNumber(evolutionRate)}. This bounds the defect; that an invariant manifold exists nearby is not proved by it.`,
    ),
  ];
}

const RATES = {
  decay: "Other modes decay or grow at rates from",
  frequency: "Frequencies and rates of the linear part begin at",
};

function confirmationBlocks(solved: SolvedManifold, { confirmation }: ManifoldNumerics): readonly Block[] {
  if (!confirmation.ok) return [paragraph(`There is no numerical confirmation: ${confirmation.message}.`)];
  const { finalTime, exact } = confirmation.value;
  return [
    paragraph(
      "The full system, started on the manifold, and the reduced model were integrated side by side up to the time ",
      math(`t=${shortNumber(finalTime)}`),
      ...valuesInWords(confirmation.value),
      (solved.result.problem.noise ?? []).length === 0
        ? "."
        : ". Noises follow sums of waves, on which convolutions are known exactly, since Stratonovich noise obeys ordinary calculus.",
      " Over a fixed time the residual of order ",
      math("N"),
      " leaves a difference of that order, or of a higher one where terms vanish by symmetry; a wrong coefficient of lower order shows as a smaller slope.",
    ),
    ...(exact
      ? [paragraph("The difference is a rounding error at every size of the small parameter.")]
      : [
          figure(
            errorPlot(confirmation.value),
            "The difference between the full system and the reduced model against the size of what is small, and the slope that is claimed at least.",
          ),
        ]),
  ];
}

/** The sampled values of parameters, and what stands for the small symbols. */
function valuesInWords({ parameters, exponents }: ManifoldConfirmation): readonly (string | Inline)[] {
  const values = Object.entries(parameters).map(
    ([name, value]) => `${symbolLatex(name)}=${shortNumber(value)}`,
  );
  const small = Object.entries(exponents).map(
    ([name, exponent]) =>
      `${symbolLatex(name)}=\\delta${exponent === 1 ? "" : `^{${shortNumber(exponent)}}`}`,
  );
  return [
    ...(values.length === 0 ? [] : [", at ", math(values.join(",\\; "))]),
    ...(small.length === 0
      ? []
      : [", for several sizes ", math("\\delta"), " with ", math(small.join(",\\; "))]),
  ];
}

/** The errors with the claimed slope beneath them. */
function errorPlot({ sizes, errors, expectedOrder }: ManifoldConfirmation): Plot {
  const last = sizes.length - 1;
  return {
    title: "Error of the reduced model",
    description: `Difference between the full system and the reduced model against the small size, on logarithmic axes, beside a line of slope ${expectedOrder}.`,
    x: { label: "small size δ", scale: "log" },
    y: { label: "relative difference", scale: "log" },
    series: [
      {
        label: "full system against reduced model",
        draw: "line-and-points",
        points: sizes.map((size, k): Point => [size, at(errors, k)]),
      },
    ],
    slopes: [
      {
        exponent: expectedOrder,
        from: [at(sizes, 0), at(errors, 0) / 3],
        toX: at(sizes, last),
        label: `slope ${expectedOrder}`,
      },
    ],
  };
}
