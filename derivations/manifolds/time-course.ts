import { at, type Block, figure, heading, type Plot, type Point } from "residua";
import { type Motion, motionOf } from "./numerics.ts";

/** One curve of a figure: a motion, and what of it is shown. */
export interface Course {
  readonly label: string;
  readonly motion: Motion;
  readonly shown: (state: Float64Array) => number;
}

/** Courses in time, the first as points: the full system, and models of it as lines. */
export interface TimeCourse {
  readonly heading: string;
  readonly title: string;
  readonly description: string;
  readonly caption: string;
  /** What is shown. */
  readonly label: string;
  readonly full: Course;
  readonly models: readonly Course[];
  /** Models are drawn until they leave this bound. */
  readonly bound: number;
}

export function timeCourse(course: TimeCourse): readonly Block[] {
  const { full, models, bound } = course;
  const plot: Plot = {
    title: course.title,
    description: course.description,
    x: { label: "time t", scale: "linear" },
    y: { label: course.label, scale: "linear" },
    series: [
      ...models.map((model) => ({
        label: model.label,
        draw: "line" as const,
        points: upTo(bound, pointsOf(model)),
      })),
      { label: full.label, draw: "points", points: pointsOf(full) },
    ],
  };
  return [heading(course.heading), figure(plot, course.caption)];
}

function pointsOf({ motion, shown }: Course): readonly Point[] {
  return motionOf(motion).map(({ time, state }): Point => [time, shown(state)]);
}

function upTo(bound: number, points: readonly Point[]): readonly Point[] {
  const end = points.findIndex(([, value]) => Math.abs(value) > bound);
  return end === -1 ? points : points.slice(0, end);
}

/** The first variable. */
export function firstOf(state: Float64Array): number {
  return at(state, 0);
}
