import { deriveManifold, type InvariantManifold, parseExpression } from "residua";

/** The manifold of a system with other equations for some variables: what follows from equations as somebody displays them. */
export function fromEquations(
  { problem }: InvariantManifold,
  displayed: Readonly<Record<string, string>>,
): InvariantManifold {
  const equations = problem.equations.map((e, i) => {
    const text = displayed[problem.variables[i] ?? ""];
    return text === undefined ? e : parseExpression(text);
  });
  const outcome = deriveManifold({ ...problem, equations });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value;
}
