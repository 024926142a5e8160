import { at } from "../../../core/errors.ts";
import type { Expression } from "../../../expr/expression.ts";
import { expressionLatex, type LatexOptions } from "../../../expr/latex.ts";
import { symbolLatex } from "../../../expr/symbol-latex.ts";
import { expressionText } from "../../../expr/text.ts";
import { math, paragraph, type Words } from "../../../report/build.ts";
import type { Block } from "../../../report/document.ts";
import type { Json } from "../../problem-kind.ts";
import { highestWavenumber } from "../results/shown-system.ts";
import type { SolvedManifold } from "../solved-manifold.ts";

/** From which state the analysed variables deviate; empty where it is the origin. */
export function deviationText({ file: { equilibrium } }: SolvedManifold): string {
  if (equilibrium === undefined) return "";
  const values = Object.entries(equilibrium).map(([name, value]) => `${name} = ${expressionText(value)}`);
  return ` in deviations from the equilibrium ${values.join(", ")}`;
}

/** The wavenumbers that the spectrum of fields on an interval is of. */
export function wavenumberText({ searched }: SolvedManifold): string {
  return searched === undefined ? "" : ` of wavenumbers up to ${searched}`;
}

/** The interval on which the variables are fields, for a terminal. */
export function intervalLines({ modal }: SolvedManifold): readonly string[] {
  if (modal === undefined) return [];
  const { interval, fields } = modal;
  const ends = fields.variables.map((name, i) => `${name} ${at(interval.ends, i)}`);
  return [
    `  on 0 < ${interval.direction} < ${expressionText(interval.length)} with ends ${ends.join(", ")}; shapes up to wavenumber ${highestWavenumber(modal)} take part`,
  ];
}

/** By what covectors act on deviations from the manifold: a product, on an interval the mean of one. */
export function pairingText({ modal }: SolvedManifold): string {
  return modal === undefined ? "" : `the mean over ${modal.interval.direction} of `;
}

/** State and interval in a report. */
export function placeBlocks({ file, modal }: SolvedManifold, latex: LatexOptions): readonly Block[] {
  const { equilibrium } = file;
  const state = Object.entries(equilibrium ?? {}).map(
    ([name, value]) => `${symbolLatex(name)} = ${expressionLatex(value, latex)}`,
  );
  const deviation: readonly Block[] =
    equilibrium === undefined
      ? []
      : [
          paragraph(
            "Here the variables are the deviations from the equilibrium ",
            math(state.join(",\\ ")),
            ".",
          ),
        ];
  if (modal === undefined) return deviation;
  const { interval, fields } = modal;
  const direction = symbolLatex(interval.direction);
  const ends = fields.variables.flatMap((name, i): readonly Words[] => [
    i === 0 ? "" : ", ",
    math(symbolLatex(name)),
    ` ${at(interval.ends, i)}`,
  ]);
  return [
    ...deviation,
    paragraph(
      "The variables are fields on ",
      math(`0 < ${direction} < ${expressionLatex(interval.length, latex)}`),
      ", at its ends ",
      ...ends.flat(),
      `. They are sums of sines and cosines, of which those up to ${highestWavenumber(modal)} times the base wavenumber take part below the error order.`,
    ),
  ];
}

/** State and interval in the result object. */
export function placeJson({ file: { equilibrium }, modal }: SolvedManifold): Readonly<Record<string, Json>> {
  const texts = (named: readonly (readonly [string, Expression])[]) =>
    Object.fromEntries(named.map(([name, value]) => [name, expressionText(value)]));
  return {
    ...(equilibrium === undefined ? {} : { equilibrium: texts(Object.entries(equilibrium)) }),
    ...(modal === undefined
      ? {}
      : {
          interval: {
            direction: modal.interval.direction,
            length: expressionText(modal.interval.length),
            ends: Object.fromEntries(
              modal.fields.variables.map((name, i) => [name, at(modal.interval.ends, i)]),
            ),
            highestWavenumber: highestWavenumber(modal),
          },
        }),
  };
}
