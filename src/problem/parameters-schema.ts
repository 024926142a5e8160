import { z } from "zod";
import { recordSchema } from "./record-schema.ts";

const attributes = recordSchema(
  {
    positive: z.boolean({ error: "true or false" }).optional().meta({ description: "Known to be positive." }),
    latex: z.string({ error: "LaTeX in quotes" }).optional().meta({ description: "How it is typeset." }),
  },
  "{} or attributes such as {positive: true}",
);

/** The symbols that a problem declares, as names or with attributes. */
export const parametersSchema = z
  .union(
    [
      z.array(z.string({ error: "a name" }), { error: "a list of names" }),
      z.record(z.string(), z.union([attributes, z.null()], { error: "{} or {positive: true}" }), {
        error: "a map of names",
      }),
    ],
    { error: "names as [a, b] or with attributes as {a: {}, b: {positive: true}}" },
  )
  .meta({ description: "The symbols that entries may contain; kept exact." });
