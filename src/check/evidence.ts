import { EVIDENCE_GRADES, type Evidence, type EvidenceGrade } from "./claim.ts";

/** One piece of evidence. */
export function evidence(grade: EvidenceGrade, text: string): readonly Evidence[] {
  return [{ grade, text }];
}

/** The weakest of grades; the strongest there is where there are none. */
export function weakest(grades: readonly EvidenceGrade[]): EvidenceGrade {
  return EVIDENCE_GRADES.findLast((grade) => grades.includes(grade)) ?? EVIDENCE_GRADES[0];
}
