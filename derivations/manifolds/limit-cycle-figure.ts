import { type Block, figure, heading, type Point } from "residua";

/** How the amplitude of a limit cycle grows with a parameter: by the amplitude equation, and in simulations. */
export function limitCycleFigure({
  theory,
  simulated,
  system,
  description,
  caption,
}: {
  readonly theory: readonly Point[];
  readonly simulated: readonly Point[];
  /** What was simulated, for the legend. */
  readonly system: string;
  readonly description: string;
  readonly caption: string;
}): readonly Block[] {
  return [
    heading("The limit cycle grows"),
    figure(
      {
        title: "Amplitude of the limit cycle against the parameter",
        description,
        x: { label: "parameter a", scale: "linear" },
        y: { label: "amplitude r", scale: "linear" },
        series: [
          { label: "amplitude equation", draw: "line", points: theory },
          { label: system, draw: "points", points: simulated },
        ],
      },
      caption,
    ),
  ];
}
