import type { VerdictStatus } from "../core/verdict-status.ts";
import type { Standing } from "./document.ts";

/** The shape that stands beside the word for a formula's standing, for readers without colour. */
export interface StandingStyle {
  /** On the page: an SVG path in a 16×16 box. */
  readonly path: string;
  /** In the article, in mathematics mode with amssymb. */
  readonly latex: string;
}

type StandingName = VerdictStatus | "unchecked";

const STYLES: Readonly<Record<StandingName, StandingStyle>> = {
  proved: { path: "M3 3h10v10H3z", latex: "\\blacksquare" },
  confirmed: {
    path: "M2 8.5 4 6.5 6.7 9.2 12.2 3.4 14.2 5.4 6.7 13.2z",
    latex: "\\checkmark",
  },
  refuted: {
    path: "M3.2 5.2 5.2 3.2 8 6 10.8 3.2 12.8 5.2 10 8 12.8 10.8 10.8 12.8 8 10 5.2 12.8 3.2 10.8 6 8z",
    latex: "\\times",
  },
  qualified: {
    path: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm0 2v8a4 4 0 0 0 0-8z",
    latex: "\\circledcirc",
  },
  ambiguous: {
    path: "M2 6.2C4 3.2 6 3.2 8 4.6s4 1.4 6-1v2.4c-2 2.4-4 2.4-6 1S4 5.8 2 8.6zM2 11.2c2-3 4-3 6-1.6s4 1.4 6-1V11c-2 2.4-4 2.4-6 1s-4-1.4-6 1.6z",
    latex: "\\approx",
  },
  undecided: {
    path: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm0 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
    latex: "\\bigcirc",
  },
  unchecked: { path: "M2 7h3v2H2zm4.5 0h3v2h-3zM11 7h3v2h-3z", latex: "\\cdots" },
};

/** The word for a standing that carries a mark; definitions carry none. */
export function standingName(standing: Exclude<Standing, "definition">): StandingName {
  return standing === "unchecked" ? "unchecked" : standing.status;
}

export function standingStyle(name: StandingName): StandingStyle {
  return STYLES[name];
}
