import { basename, extname } from "node:path";
import { checkClaims } from "../../check/check.ts";
import type { Claim } from "../../check/claim.ts";
import { type Budget, UNLIMITED } from "../../core/budget.ts";
import { packageVersion } from "../../core/version.ts";
import { inlineCode, paragraph } from "../../report/build.ts";
import type { Block } from "../../report/document.ts";
import { ownResult } from "../own-result.ts";
import { parameterLatex } from "../parameters.ts";
import type { Derived } from "../problem-kind.ts";
import { reportId } from "../report-id.ts";
import { amplitudeClaims } from "./amplitude-claims.ts";
import { manifoldClaims } from "./manifold-claims.ts";
import { manifoldNumerics } from "./manifold-numerics.ts";
import { manifoldBlocks } from "./report/manifold-report.ts";
import { withNamedRoots } from "./results/named-roots.ts";
import type { SolvedManifold } from "./solved-manifold.ts";
import { manifoldJson } from "./text/manifold-json.ts";
import { manifoldLatex } from "./text/manifold-latex.ts";
import { numericsJson, numericsText } from "./text/manifold-numerics-text.ts";
import { manifoldText } from "./text/manifold-text.ts";

/** What a manifold is shown with. */
export interface ManifoldPresentation {
  /** In file names; lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** The command that makes the report again. */
  readonly command: string;
  readonly seed: number;
  /** Opens the report. */
  readonly introduction: readonly Block[];
  /** Claims beyond those of every manifold. */
  readonly claims: readonly Claim[];
  /** Figures and words on the result; made only when a report is asked for. */
  readonly illustrations: () => readonly Block[];
  /** What the numerical confirmation may spend; the results stand without it. */
  readonly budget?: Budget;
}

/** A manifold as results, checked claims and report. */
export function presentManifold(solved: SolvedManifold, presentation: ManifoldPresentation): Derived {
  const { id, title, command, seed, introduction, illustrations, budget = UNLIMITED } = presentation;
  const latex = { symbols: parameterLatex(solved.file.parameters) };
  const shown = withNamedRoots(solved);
  const numerics = manifoldNumerics(solved, { seed, budget });
  const context = { source: ownResult(id), seed, numerics };
  const own = [...manifoldClaims(solved, context), ...amplitudeClaims(solved, context)];
  const claims = checkClaims([...presentation.claims, ...own], { seed });
  return {
    title,
    json: { ...manifoldJson(shown), ...numericsJson(numerics, claims) },
    text: `${manifoldText(shown)}\n${numericsText(shown, numerics, claims)}`,
    latex: manifoldLatex(shown, latex),
    claims,
    report: () => ({
      id,
      title,
      abstract: introduction,
      blocks: manifoldBlocks({ solved: shown, claims, latex, illustrations: illustrations(), numerics }),
      bibliography: [],
      provenance: { version: packageVersion(), seed, command },
    }),
  };
}

export type ManifoldViewOptions = Pick<ManifoldPresentation, "seed" | "budget"> & {
  readonly file: string;
};

/** The manifold of a problem file. */
export function viewManifold(
  solved: SolvedManifold,
  { file, seed, budget = UNLIMITED }: ManifoldViewOptions,
): Derived {
  const name = basename(file, extname(file));
  return presentManifold(solved, {
    id: reportId(file, "invariant-manifold"),
    title: `Invariant manifold of ${name}`,
    command: `residua report ${basename(file)} --seed ${seed}`,
    seed,
    budget,
    introduction: [
      paragraph("The invariant manifold of the system described in ", inlineCode(basename(file)), "."),
    ],
    claims: [],
    illustrations: () => [],
  });
}
