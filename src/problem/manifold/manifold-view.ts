import { basename, extname } from "node:path";
import { checkClaims } from "../../check/check.ts";
import { packageVersion } from "../../core/version.ts";
import { inlineCode, paragraph } from "../../report/build.ts";
import { ownResult } from "../own-result.ts";
import { parameterLatex } from "../parameters.ts";
import type { Derived } from "../problem-kind.ts";
import { reportId } from "../report-id.ts";
import { amplitudeClaims } from "./amplitude-claims.ts";
import { manifoldClaims } from "./manifold-claims.ts";
import { manifoldBlocks } from "./manifold-report.ts";
import { manifoldJson, manifoldLatex, manifoldText } from "./manifold-text.ts";
import type { SolvedManifold } from "./solve-manifold.ts";

/** The manifold of a problem file as results, checked claims and report. */
export function viewManifold(
  solved: SolvedManifold,
  { file, seed }: { readonly file: string; readonly seed: number },
): Derived {
  const name = basename(file, extname(file));
  const id = reportId(file, "invariant-manifold");
  const latex = { symbols: parameterLatex(solved.file.parameters) };
  const title = `Invariant manifold of ${name}`;
  const context = { source: ownResult(id), seed };
  const claims = checkClaims(
    [...manifoldClaims(solved.result, context), ...amplitudeClaims(solved, context)],
    { seed },
  );
  return {
    title,
    json: manifoldJson(solved),
    text: manifoldText(solved),
    latex: manifoldLatex(solved, latex),
    claims,
    report: () => ({
      id,
      title,
      abstract: [
        paragraph("The invariant manifold of the system described in ", inlineCode(basename(file)), "."),
      ],
      blocks: manifoldBlocks({ solved, claims, latex }),
      bibliography: [],
      provenance: {
        version: packageVersion(),
        seed,
        command: `residua report ${basename(file)} --seed ${seed}`,
      },
    }),
  };
}
