import type { CheckedClaim } from "../../check/claim.ts";
import type { Json } from "../problem-kind.ts";
import type { ManifoldNumerics } from "./manifold-numerics.ts";

/** What numbers say of a manifold, for a terminal. */
export function numericsText(claims: readonly CheckedClaim[]): string {
  return claims
    .filter(({ claim }) => claim.tag === "least-order")
    .map(({ verdict: { status, evidence } }) => {
      const found = evidence.map(({ text }) => text).join("; ");
      const verdict = status === "refuted" ? "REFUTED" : status;
      return `confirmation: ${verdict}, full and reduced models run side by side: ${found}`;
    })
    .join("\n");
}

/** The same in the result object. */
export function numericsJson(
  { confirmation }: ManifoldNumerics,
  claims: readonly CheckedClaim[],
): Readonly<Record<string, Json>> {
  const verdict = claims.find(({ claim }) => claim.tag === "least-order")?.verdict.status ?? "undecided";
  if (!confirmation.ok) {
    const { reason, message } = confirmation;
    return { confirmation: { verdict, reason, message } };
  }
  const { sizes, errors, exact, expectedOrder, exponents, parameters, amplitudes, finalTime } =
    confirmation.value;
  return {
    confirmation: {
      verdict,
      expectedOrder,
      sizes,
      errors,
      exact,
      exponents,
      parameters,
      amplitudes: amplitudes.map(({ re, im }) => ({ re, im })),
      finalTime,
    },
  };
}
