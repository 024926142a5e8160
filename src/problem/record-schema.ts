import { z } from "zod";
import { nearest } from "../core/nearest.ts";

/**
 * A map with exactly these keys, as a zod schema whose messages name the nearest known key.
 * Throughout the schemas of problem files an `error` is a noun phrase, the value that was expected.
 */
export function recordSchema<Shape extends z.core.$ZodShape>(shape: Shape, expected: string) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? unknownKey(issue.keys[0] ?? "", Object.keys(shape)) : expected,
  });
}

function unknownKey(key: string, known: readonly string[]): string {
  const close = nearest(key, known);
  const remedy = close === undefined ? `known are ${known.join(", ")}` : `did you mean ${close}?`;
  return `unknown key '${key}': ${remedy}`;
}
