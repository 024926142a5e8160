import {
  type Block,
  type Citation,
  type Claim,
  type Derivation,
  type Inline,
  inlineCode,
  paragraph,
  presentManifold,
  type SolvedManifold,
  shippedProblem,
  solveManifold,
} from "residua";

/** A dynamical system of the gallery, and what was printed of its manifold. */
export interface WorkedSystem {
  readonly id: string;
  readonly title: string;
  /** One line for the list of derivations. */
  readonly summary: string;
  readonly source: Citation;
  /** The file in `examples/` that states the problem, without its ending. */
  readonly problem: string;
  /** Opens the report: what the system is, and why this manifold of it. */
  readonly introduction: readonly (readonly (string | Inline)[])[];
  readonly claims: (solved: SolvedManifold) => readonly Claim[];
  readonly illustrations?: (solved: SolvedManifold) => readonly Block[];
}

/** The derivation of a system's manifold from its problem file. */
export function manifoldDerivation(system: WorkedSystem): Derivation {
  const { id, title, summary, source, problem, introduction, claims, illustrations } = system;
  return {
    id,
    title,
    summary,
    source,
    group: "Invariant manifolds, in the order to read them",
    problem: () => shippedProblem(problem),
    run: ({ seed, budget }) => {
      const solved = solveManifold(shippedProblem(problem), {
        overrides: { assignments: [] },
        seed,
        budget,
      });
      if (!solved.ok) return solved;
      const presentation = {
        id,
        title,
        command: `residua report ${id} --seed ${seed}`,
        seed,
        budget,
        introduction: [
          ...introduction.map((words) => paragraph(...words)),
          paragraph(
            "The same problem as a file to start from: ",
            inlineCode(`examples/${problem}.yaml`),
            ".",
          ),
        ],
        claims: claims(solved.value),
        illustrations: () => illustrations?.(solved.value) ?? [],
      };
      return { ok: true, value: presentManifold(solved.value, presentation) };
    },
  };
}
