/**
 * What a check found about a claim: `proved` exactly; `confirmed` numerically or at samples; `refuted` by a
 * counterexample; `qualified`, true under a convention or hypothesis that the source does not state; `ambiguous`, as
 * printed it has several readings; `undecided`, neither could be shown.
 */
export const VERDICT_STATUSES = [
  "proved",
  "confirmed",
  "refuted",
  "qualified",
  "ambiguous",
  "undecided",
] as const;

export type VerdictStatus = (typeof VERDICT_STATUSES)[number];
