import type { CheckedClaim } from "../../../check/claim.ts";
import type { Result } from "../../../core/result.ts";
import type { ManifoldConfirmation } from "../../../simulate/manifold/confirm-manifold.ts";
import type { ManifoldValidity, ValidityEstimate } from "../../../simulate/manifold/estimate-validity.ts";
import type { Json } from "../../problem-kind.ts";
import type { ManifoldNumerics } from "../manifold-numerics.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** What numbers say of a manifold, for a terminal. */
export function numericsText(
  solved: SolvedManifold,
  numerics: ManifoldNumerics,
  claims: readonly CheckedClaim[],
): string {
  return [
    ...claims.filter(({ claim }) => claim.tag === "least-order").map(confirmationLine),
    ...validityLines(solved, numerics.validity),
    `defect: ${defectInWords(numerics)}`,
  ].join("\n");
}

function confirmationLine({ verdict: { status, evidence } }: CheckedClaim): string {
  const found = evidence.map(({ text }) => text).join("; ");
  const verdict = status === "refuted" ? "REFUTED" : status;
  return `confirmation: ${verdict}, full and reduced models run side by side: ${found}`;
}

/** What trends of estimates mean. */
export const TRENDS: Readonly<Record<ValidityEstimate["trend"], string>> = {
  settled: "settled",
  shrinking: "shrinking as terms are added, as asymptotic series do",
  growing: "growing as terms are added",
  open: "too few terms to tell",
};

function validityLines(solved: SolvedManifold, { manifold, evolution }: ManifoldValidity): readonly string[] {
  const line = (name: string, estimate: ManifoldValidity["manifold"]) => {
    if (!estimate.ok) return `  ${name}: ${estimate.message}`;
    const { radius, grades, trend } = estimate.value;
    return `  ${name}: up to about ${shortNumber(radius)} (${grades} grades; trend: ${TRENDS[trend]})`;
  };
  return [
    `validity, estimated from ratios of coefficients: size of ${smallInWords(solved)}`,
    line("manifold", manifold),
    line("evolution", evolution),
  ];
}

/** What the estimated sizes are of. */
export function smallInWords({ file, result }: SolvedManifold): string {
  if (file.embedding !== undefined) {
    return result.problem.space.length > 0 ? "amplitudes and wavenumbers" : "amplitudes";
  }
  const names = Object.keys(result.problem.truncations[0]?.weights ?? {});
  return `${names.length === 1 ? names.join("") : "the small symbols"} (at amplitudes of size 1)`;
}

/** The box in one sentence, or why there is none. */
function defectInWords({ box }: ManifoldNumerics): string {
  if (!box.ok) return `no box of amplitudes, since ${box.message}`;
  const { radius, fraction, defect, rate, rateOf, evolutionRate, parameters } = box.value;
  const values = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
  const rates = {
    decay: `other modes decay or grow at rates from ${shortNumber(rate)} on`,
    frequency: `frequencies and rates of the linear part begin at ${shortNumber(rate)}`,
  };
  return (
    `for amplitudes up to ${shortNumber(radius)}${values.length === 0 ? "" : ` at ${values.join(", ")}`} the residual is at most ${shortNumber(defect)} by intervals, ` +
    `${100 * fraction} % of what the linear part does to a deviation as large; ${rates[rateOf]}, amplitudes change at rates up to ${shortNumber(evolutionRate)}`
  );
}

/** A number as it stands in a sentence: three digits. */
export function shortNumber(value: number): string {
  return `${Number(value.toPrecision(3))}`;
}

/** The same in the result object. */
export function numericsJson(
  { confirmation, validity, box }: ManifoldNumerics,
  claims: readonly CheckedClaim[],
): Readonly<Record<string, Json>> {
  const verdict = claims.find(({ claim }) => claim.tag === "least-order")?.verdict.status ?? "undecided";
  return {
    confirmation: { verdict, ...outcomeJson(confirmation, confirmationJson) },
    validity: {
      manifold: outcomeJson(validity.manifold, (estimate) => ({ ...estimate })),
      evolution: outcomeJson(validity.evolution, (estimate) => ({ ...estimate })),
    },
    defectBox: outcomeJson(box, (found) => ({ ...found, parameters: { ...found.parameters } })),
  };
}

function confirmationJson({ amplitudes, exponents, parameters, ...rest }: ManifoldConfirmation): Fields {
  return {
    ...rest,
    exponents: { ...exponents },
    parameters: { ...parameters },
    amplitudes: amplitudes.map(({ re, im }) => ({ re, im })),
  };
}

type Fields = Readonly<Record<string, Json>>;

function outcomeJson<T>(outcome: Result<T>, fields: (value: T) => Fields): Fields {
  return outcome.ok ? fields(outcome.value) : { reason: outcome.reason, message: outcome.message };
}
