import { z } from "zod";
import { LARGEST_ERROR_ORDER, LEAST_ERROR_ORDER } from "../derive/lattice/lattice-wave.ts";
import { parametersSchema } from "./parameters-schema.ts";
import { recordSchema } from "./record-schema.ts";

export const DEFAULT_ERROR_ORDER = 3;
export const DEFAULT_SPACING = "h";

const entry = z
  .union([z.number(), z.string()], { error: 'a number or an expression such as "1/3" or "2*a"' })
  .meta({ description: 'An exact number or an expression in the parameters: 0.1 means 1/10; "1/3", "2*a".' });

const table = (what: string) => {
  const row = z.array(entry, { error: "a list with one entry for each strand" });
  return z
    .array(row, { error: `a table [n][j] such as [["1","2"],["4","1/2"]]` })
    .meta({ description: what });
};

const cross = z
  .array(table("[i][j]: between strands i and j; symmetric, with zero diagonal."), {
    error: 'a list of tables [n][i][j] such as [[["0","1"],["1","0"]], [["0","1/10"],["1/10","0"]]]',
  })
  .meta({ description: "[n][i][j]: elasticity of the bond between strands i and j at cross-section n." });

const side = z.literal("dirichlet", { error: "dirichlet, the one condition that can be given now" });

const errorOrderPhrase = `a whole number from ${LEAST_ERROR_ORDER} to ${LARGEST_ERROR_ORDER}`;

/** The lattice of Chen, Roberts & Bunder, Figure 3. */
export const LATTICE_WAVE_EXAMPLE = {
  kind: "lattice-wave",
  longitudinal: [
    ["2", "1/2"],
    ["1/10", "5"],
  ],
  cross: [
    [
      ["0", "1"],
      ["1", "0"],
    ],
    [
      ["0", "1/10"],
      ["1/10", "0"],
    ],
  ],
  density: [
    ["1", "2"],
    ["4", "1/2"],
  ],
  spacing: "h",
  intervals: 17,
  boundary: { left: "dirichlet", right: "dirichlet" },
  errorOrder: 7,
};

/** The one description of a lattice-wave file: it validates, types and documents. */
export const latticeWaveSchema = recordSchema(
  {
    kind: z.literal("lattice-wave"),
    longitudinal: table("[n][j]: elasticity of the bond (n,j)-(n+1,j)."),
    cross,
    density: table("[n][j]: density of the mass (n,j). Its shape gives the period and the strands."),
    spacing: entry.optional().meta({
      description: "The distance h of neighbouring cross-sections: a symbol of its own, or a number.",
      default: DEFAULT_SPACING,
    }),
    intervals: z
      .int({ error: "a whole number of at least 2" })
      .min(2, { error: "a whole number of at least 2" })
      .optional()
      .meta({ description: "N: the finite lattice has cross-sections 0 to N." }),
    boundary: recordSchema({ left: side, right: side }, "conditions {left: dirichlet, right: dirichlet}")
      .optional()
      .meta({ description: "Conditions at the two ends of the finite lattice." }),
    errorOrder: z
      .int({ error: errorOrderPhrase })
      .min(LEAST_ERROR_ORDER, { error: errorOrderPhrase })
      .max(LARGEST_ERROR_ORDER, { error: errorOrderPhrase })
      .optional()
      .meta({
        description: "The dispersion relation holds with errors of this order in the wavenumber.",
        default: DEFAULT_ERROR_ORDER,
      }),
    parameters: parametersSchema.optional(),
  },
  "a map that begins with kind: lattice-wave",
).meta({
  title: "lattice-wave",
  description: "The homogenised wave model of a spring-mass lattice with s strands and period p.",
  examples: [LATTICE_WAVE_EXAMPLE],
});
