import { at, type Block, figure, heading, type Point, type SolvedManifold } from "residua";
import { atValues, equallySpaced, functionOf, motionOf, type Values } from "./numerics.ts";
import { derivedSeries } from "./printed-series.ts";

/** Some solutions of a planar system, and a curve that is its slow manifold. */
export interface PhasePlane {
  readonly title: string;
  readonly starts: readonly (readonly [number, number])[];
  readonly time: number;
  /** From where to where the manifold is drawn. */
  readonly amplitudes: readonly [number, number];
  readonly values: Values;
}

/** How finely the manifold is drawn. */
const CURVE_INTERVALS = 40;

/** Solutions of the full system on their way to its slow manifold. */
export function phasePlane({ result }: SolvedManifold, plane: PhasePlane): readonly Block[] {
  const { variables, equations, truncations } = result.problem;
  const { title, starts, time, amplitudes, values } = plane;
  const derivatives = equations.map((e) => atValues(e, values));
  const [across = "", up = ""] = variables;
  const trajectories = starts.map((start, k) => ({
    label: `solution ${k + 1}`,
    draw: "line" as const,
    points: motionOf({ variables, derivatives, start, time }).map(
      ({ state }): Point => [at(state, 0), at(state, 1)],
    ),
  }));
  const [x, y] = [across, up].map((name) =>
    functionOf(atValues(derivedSeries(result, name, at(truncations, 0).below), values), "s1"),
  );
  if (x === undefined || y === undefined) return [];
  const manifold = [...equallySpaced(...amplitudes, CURVE_INTERVALS)].map((s): Point => [x(s), y(s)]);
  return [
    heading("Attracted to the manifold"),
    figure(
      {
        title,
        description: `Solutions of the full system in the plane of ${across} and ${up}; all of them run to the curve that is the slow manifold, and then along it.`,
        x: { label: across, scale: "linear" },
        y: { label: up, scale: "linear" },
        series: [...trajectories, { label: "slow manifold", draw: "points", points: manifold }],
      },
      "Solutions of the full system approach the slow manifold along isochrons, and then follow it.",
    ),
  ];
}
