import { z } from "zod";
import { parametersSchema } from "../../parameters-schema.ts";
import { recordSchema } from "../../record-schema.ts";

export const DEFAULT_ERROR_ORDER = 3;
export const LARGEST_ERROR_ORDER = 60;

const expression = z
  .union([z.number(), z.string()], { error: 'an expression such as "-u1 + u2^2"' })
  .meta({ description: "Text mathematics: d(u,x,2), delay(u,tau), exp, sin, cos and the time t may occur." });

const nameList = (what: string) =>
  z.array(z.string({ error: "a name" }), { error: "a list of names" }).meta({ description: what });

const weights = z
  .record(z.string(), z.int({ error: "a whole number" }).min(0, { error: "a whole number from 0 on" }), {
    error: "weights of symbols such as {eps: 1}",
  })
  .meta({ description: "Weights of symbols." });

const bound = z.int({ error: "a whole number from 1 on" }).min(1, { error: "a whole number from 1 on" });

const vectors = (what: string) =>
  z
    .array(z.array(expression, { error: "a list with an entry for each variable" }), {
      error: 'a list of vectors such as [["1","i"],["1","-i"]]',
    })
    .meta({ description: what });

const modes = z
  .union(
    [
      z.enum(["slow", "centre", "all"], { error: "slow, centre or all" }),
      recordSchema(
        {
          eigenvalues: z
            .array(expression, { error: 'a list such as ["i", "-i"]' })
            .min(1, { error: "one eigenvalue at least" })
            .meta({ description: "The eigenvalues of the modes to follow." }),
          vectors: vectors("An eigenvector for each eigenvalue; found without it.").optional(),
          adjoint: vectors(
            "For each mode the vector that defines its amplitude: corrections at the mode's own rate have conj(adjoint) . correction = 0; left eigenvectors without it.",
          ).optional(),
        },
        'a list of eigenvalues such as {eigenvalues: ["i", "-i"]}',
      ),
    ],
    { error: 'slow, centre, all, or {eigenvalues: ["i", "-i"]}' },
  )
  .meta({ description: "The modes of the linear part that the manifold follows.", default: "slow" });

const ENDS = ["dirichlet", "neumann", "periodic"] as const;

const ends = z.enum(ENDS, { error: "dirichlet, neumann or periodic" });

const interval = recordSchema(
  {
    direction: z.string({ error: "a name such as x" }).meta({ description: "The name of the coordinate." }),
    length: expression.meta({ description: "The coordinate goes from 0 to this number or parameter." }),
    ends: z
      .union([ends, z.record(z.string(), ends, { error: "the ends of each variable" })], {
        error: "dirichlet, neumann or periodic, or a map {u: dirichlet, v: neumann}",
      })
      .meta({
        description:
          "What holds at both ends: dirichlet, the variable vanishes; neumann, its slope does; periodic.",
      }),
  },
  "an interval such as {direction: x, length: pi, ends: dirichlet}",
);

/** The pitchfork of two coupled modes, whose slow manifold is one-dimensional. */
const EXAMPLE = {
  kind: "invariant-manifold",
  variables: ["u1", "u2"],
  equations: { u1: "-u1 + u2 - u1^2", u2: "u1 - u2 + u2^2" },
  errorOrder: 5,
};

/** The one description of an invariant-manifold file: it validates, types and documents. */
export const manifoldSchema = recordSchema(
  {
    kind: z.literal("invariant-manifold"),
    variables: nameList("The unknowns, functions of time.").min(1, { error: "one variable at least" }),
    parameters: parametersSchema.optional(),
    space: nameList("Directions of slow variation in space.").optional(),
    interval: interval.optional().meta({
      description:
        "A bounded interval on which the variables are fields: a partial differential equation with ends.",
    }),
    equilibrium: z
      .record(z.string(), expression, { error: 'values of variables such as {u: "1"}' })
      .optional()
      .meta({
        description:
          "Where the system rests, zero for variables that are left out: it is analysed in the deviations from there.",
      }),
    small: weights.optional().meta({
      description:
        "The weights of small symbols. Without it the standard embedding is applied, reported, and evaluated at 1: a nonlinear term of degree p gets weight p-1, each space derivative and each factor that varies in time weight 1.",
    }),
    truncate: z
      .array(recordSchema({ weights, below: bound }, "a truncation {weights: {a: 1}, below: 2}"), {
        error: "a list of truncations [{weights: {a: 1}, below: 2}]",
      })
      .optional()
      .meta({ description: "Further truncations, which hold besides that of the error order." }),
    noise: nameList(
      "Noises w(t) in the sense of Stratonovich; results have their convolutions conv(w,r), the integral of exp(r*(t-s))*w(s) over the past for r < 0, over the future for r > 0.",
    ).optional(),
    timeDerivatives: z
      .record(z.string(), expression, { error: 'derivatives such as {F: "Ft", Ft: "0"}' })
      .optional()
      .meta({ description: "Symbols that vary in time, and how." }),
    equations: z
      .record(z.string(), expression, { error: "an equation for each variable" })
      .meta({ description: "du/dt of each variable." }),
    modes: modes.optional(),
    style: z.enum(["normal-form", "graph"], { error: "normal-form or graph" }).optional().meta({
      description: "Whether the evolution takes resonant terms only, or all that the adjoint vectors see.",
      default: "normal-form",
    }),
    resonance: recordSchema(
      {
        tolerance: expression.meta({ description: "A positive number." }),
        at: z
          .record(z.string(), expression, { error: "values of parameters such as {w: 2}" })
          .optional()
          .meta({ description: "Values of the parameters on which eigenvalues and frequencies depend." }),
      },
      'a tolerance such as {tolerance: "1/10", at: {w: 2}}',
    )
      .optional()
      .meta({
        description:
          "Terms whose rates differ from that of a mode by less than the tolerance stay in the evolution; without it those that do not differ.",
      }),
    amplitudes: z
      .union([z.enum(["complex", "real", "polar"]), z.record(z.string(), expression)], {
        error: "complex, real, polar, or functions of the variables such as {s1: u1 + u2}",
      })
      .optional()
      .meta({
        description:
          "complex: s_j multiplies exp(lambda_j*t). real and polar: an oscillation has s*exp(lambda*t) = (a + i*b)/2, or (r/2)*exp(i*phi). A map gives functions of the variables that amplitudes are, such as {s1: u1 + u2}, and may have such a word as its form; with the polar form, displacement is a function of the variables whose value at zero angle measures the modulus.",
        default: "complex",
      }),
    projection: z.boolean({ error: "true or false" }).optional().meta({
      description: "Whether the projection of deviations onto the manifold along isochrons is derived too.",
      default: true,
    }),
    transition: z.string({ error: "the name of a small parameter" }).optional().meta({
      description:
        "A small parameter, for which the curves are solved on which the evolution near zero amplitudes has solutions that rest.",
    }),
    errorOrder: bound
      .max(LARGEST_ERROR_ORDER, { error: `a whole number from 1 to ${LARGEST_ERROR_ORDER}` })
      .optional()
      .meta({ description: "Results hold with errors of this order.", default: DEFAULT_ERROR_ORDER }),
  },
  "a map that begins with kind: invariant-manifold",
).meta({
  title: "invariant-manifold",
  description: "An invariant manifold of a dynamical system, and the evolution on it.",
  examples: [EXAMPLE],
});

export type ManifoldFileData = z.output<typeof manifoldSchema>;
