import type { ManifoldProblem } from "../../../../src/derive/manifold/manifold-problem.ts";
import { parseExpression } from "../../../../src/expr/parse.ts";

/** A problem in text, with `eps` as the small symbol. */
export interface ProblemText {
  readonly equations: Readonly<Record<string, string>>;
  /** Eigenvalue, vector and adjoint; the adjoint is the vector where it is missing. */
  readonly modes: readonly {
    readonly eigenvalue: string;
    readonly vector: readonly string[];
    readonly adjoint?: readonly string[];
    readonly nominal?: string;
  }[];
  readonly errorOrder: number;
  readonly timeDerivatives?: Readonly<Record<string, string>>;
  readonly rest?: Partial<ManifoldProblem>;
}

const parse = (text: string) => parseExpression(text);

export function problem({
  equations,
  modes,
  errorOrder,
  timeDerivatives = {},
  rest = {},
}: ProblemText): ManifoldProblem {
  return {
    variables: Object.keys(equations),
    equations: Object.values(equations).map(parse),
    space: [],
    truncations: [{ weights: { eps: 1 }, below: errorOrder }],
    timeDerivatives: Object.fromEntries(Object.entries(timeDerivatives).map(([name, e]) => [name, parse(e)])),
    modes: modes.map(({ eigenvalue, vector, adjoint = vector, nominal }) => ({
      eigenvalue: parse(eigenvalue),
      vector: vector.map(parse),
      adjoint: adjoint.map(parse),
      ...(nominal === undefined ? {} : { nominalEigenvalue: parse(nominal) }),
    })),
    style: "normal-form",
    ...rest,
  };
}

/** The modes `exp(i frequency t)` and its conjugate of an oscillator `u' = v`, among other variables that rest. */
export function oscillation(frequency = "1", others = 0): ProblemText["modes"] {
  const zeros = Array.from({ length: others }, () => "0");
  return ["", "-"].map((sign) => ({
    eigenvalue: `${sign}i*(${frequency})`,
    vector: ["1", `${sign}i*(${frequency})`, ...zeros],
    adjoint: [`${frequency}`, `${sign}i`, ...zeros],
  }));
}

/** The slow mode of the first variable, uncoupled from the others at leading order. */
export function firstSlow(variables: number): ProblemText["modes"] {
  const vector = Array.from({ length: variables }, (_, i) => (i === 0 ? "1" : "0"));
  return [{ eigenvalue: "0", vector }];
}
