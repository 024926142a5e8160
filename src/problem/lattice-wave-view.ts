import { basename, extname } from "node:path";
import { checkClaims } from "../check/check.ts";
import type { Claim } from "../check/claim.ts";
import { cite } from "../core/sources.ts";
import { packageVersion } from "../core/version.ts";
import type { LatticeWave } from "../derive/lattice/lattice-wave.ts";
import { CHEN_ROBERTS_BUNDER } from "../derive/lattice/source.ts";
import type { LatexOptions } from "../expr/latex.ts";
import { citation, inlineCode, paragraph } from "../report/build.ts";
import type { Block } from "../report/document.ts";
import { waveClaims } from "./lattice-wave-claims.ts";
import { type NumericWave, numericWave } from "./lattice-wave-numerics.ts";
import { waveBlocks } from "./lattice-wave-report.ts";
import { waveJson, waveLatex, waveText } from "./lattice-wave-text.ts";
import { ownResult } from "./own-result.ts";
import { type Parameter, parameterLatex } from "./parameters.ts";
import type { Derived } from "./problem-kind.ts";
import { reportId } from "./report-id.ts";

/** What a wave model is shown with. */
export interface WavePresentation {
  /** In file names; lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** The command that makes the report again. */
  readonly command: string;
  readonly seed: number;
  /** Opens the report. */
  readonly introduction: readonly Block[];
  /** N of the lattice that the report sets in motion. */
  readonly intervals: number;
  readonly latex: LatexOptions;
  /** Claims beyond those of every model, given the model and, without symbols, its numbers. */
  readonly claims: (wave: LatticeWave, numeric: NumericWave | undefined) => readonly Claim[];
}

/** A wave model as results, checked claims and report. */
export function presentLatticeWave(wave: LatticeWave, presentation: WavePresentation): Derived {
  const { id, title, seed, latex, command, introduction, intervals } = presentation;
  const numeric = numericWave(wave);
  const source = ownResult(id);
  const claims = checkClaims(
    [...presentation.claims(wave, numeric), ...waveClaims(wave, numeric, { source, seed })],
    { seed },
  );
  return {
    title,
    json: waveJson(wave),
    text: waveText(wave),
    latex: waveLatex(wave, latex),
    claims,
    report: () => ({
      id,
      title,
      abstract: introduction,
      blocks: waveBlocks({ wave, numeric, claims, latex, intervals }),
      bibliography: [],
      provenance: { version: packageVersion(), seed, command },
    }),
  };
}

/** What a problem file says beyond the problem itself. */
export interface WaveFile {
  readonly file: string;
  readonly parameters: readonly Parameter[];
  readonly intervals: number | undefined;
  readonly seed: number;
}

/** Cells of the finite lattice where the file does not say how many intervals it has. */
export const DEFAULT_CELLS = 8;

/** The wave model of a problem file. */
export function viewLatticeWave(wave: LatticeWave, { file, parameters, intervals, seed }: WaveFile): Derived {
  const name = basename(file, extname(file));
  const source = cite(CHEN_ROBERTS_BUNDER, "§3 and Appendix B");
  return presentLatticeWave(wave, {
    id: reportId(file, "lattice-wave"),
    title: `Waves in the lattice ${name}`,
    command: `residua report ${basename(file)} --seed ${seed}`,
    seed,
    introduction: [
      paragraph(
        "The homogenised wave model of the lattice described in ",
        inlineCode(basename(file)),
        ", derived after ",
        citation(source),
        ".",
      ),
    ],
    intervals: intervals ?? DEFAULT_CELLS * wave.problem.lattice.period + 1,
    latex: { symbols: parameterLatex(parameters) },
    claims: () => [],
  });
}
