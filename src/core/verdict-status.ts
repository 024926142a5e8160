/**
 * What a check found about a claim, from the strongest to none:
 * `proved` exactly; `confirmed` numerically; `refuted` by a counterexample; `qualified`, true under a stated
 * convention or hypothesis; `ambiguous`, as printed it has several readings; `undecided`, the budget was spent.
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
