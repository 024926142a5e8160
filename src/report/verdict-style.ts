import type { VerdictStatus } from "../core/verdict-status.ts";
import type { Standing } from "./document.ts";

/** How a formula's standing is marked: in a colour, and by a shape beside the word for readers without colour. */
export interface StandingStyle {
  /** On light and on dark ground; text on its ground has contrast 4.5:1 or more. */
  readonly colour: { readonly light: string; readonly dark: string };
  /** On the page: an SVG path in a 16×16 box. */
  readonly path: string;
  /** In the article, in mathematics mode with amssymb. */
  readonly latex: string;
}

type StandingName = VerdictStatus | "unchecked";

const STYLES: Readonly<Record<StandingName, StandingStyle>> = {
  proved: {
    colour: { light: "#126338", dark: "#62cf9b" },
    path: "M3 3h10v10H3z",
    latex: "\\blacksquare",
  },
  confirmed: {
    colour: { light: "#0b5a96", dark: "#74bbf2" },
    path: "M2 8.5 4 6.5 6.7 9.2 12.2 3.4 14.2 5.4 6.7 13.2z",
    latex: "\\checkmark",
  },
  refuted: {
    colour: { light: "#ad2218", dark: "#ff8f85" },
    path: "M3.2 5.2 5.2 3.2 8 6 10.8 3.2 12.8 5.2 10 8 12.8 10.8 10.8 12.8 8 10 5.2 12.8 3.2 10.8 6 8z",
    latex: "\\times",
  },
  qualified: {
    colour: { light: "#7d5400", dark: "#e2b553" },
    path: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm0 2v8a4 4 0 0 0 0-8z",
    latex: "\\circledcirc",
  },
  ambiguous: {
    colour: { light: "#75399a", dark: "#d3a5f2" },
    path: "M2 6.2C4 3.2 6 3.2 8 4.6s4 1.4 6-1v2.4c-2 2.4-4 2.4-6 1S4 5.8 2 8.6zM2 11.2c2-3 4-3 6-1.6s4 1.4 6-1V11c-2 2.4-4 2.4-6 1s-4-1.4-6 1.6z",
    latex: "\\approx",
  },
  undecided: {
    colour: { light: "#5c5953", dark: "#b1aea6" },
    path: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm0 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
    latex: "\\bigcirc",
  },
  unchecked: {
    colour: { light: "#5c5953", dark: "#b1aea6" },
    path: "M2 7h3v2H2zm4.5 0h3v2h-3zM11 7h3v2h-3z",
    latex: "\\cdots",
  },
};

/** Every standing that carries a mark, with its style. */
export const STANDING_STYLES = Object.entries(STYLES);

/** The word for a standing that carries a mark; definitions carry none. */
export function standingName(standing: Exclude<Standing, "definition">): StandingName {
  return standing === "unchecked" ? "unchecked" : standing.status;
}

export function standingStyle(name: StandingName): StandingStyle {
  return STYLES[name];
}
