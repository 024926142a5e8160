import type { z } from "zod";
import { type Place, ResiduaError } from "../core/errors.ts";
import type { LocatedProblem, Path } from "./located-problem.ts";

type Issue = z.core.$ZodIssue;

/**
 * The data of a problem as its schema describes them. The first fault in the file is reported; missing keys come
 * last, since a mistyped key is also a missing one.
 *
 * Errors: E_SCHEMA for an unknown or missing key and for a value of the wrong type, E_UNSUPPORTED for a value that
 * the schema allows for but does not list; each with its place.
 */
export function requireSchema<Schema extends z.ZodType>(
  schema: Schema,
  problem: LocatedProblem,
): z.output<Schema> {
  const outcome = schema.safeParse(problem.data);
  if (outcome.success) return outcome.data;
  const [first] = outcome.error.issues
    .flatMap((issue) => innermost(issue, []))
    .map((issue) => faultOf(issue, problem))
    .sort(compareFaults);
  if (first === undefined) throw outcome.error;
  throw new ResiduaError(first.code, first.message, { place: first.place });
}

interface Fault {
  readonly code: "E_SCHEMA" | "E_UNSUPPORTED";
  readonly message: string;
  readonly place: Place;
  readonly isMissing: boolean;
}

function compareFaults(a: Fault, b: Fault): number {
  return (
    Number(a.isMissing) - Number(b.isMissing) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column
  );
}

/** Of a value that fits no alternative, the faults of the alternative that understood most of it. */
function innermost(issue: Issue, prefix: readonly PropertyKey[]): readonly Issue[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === "invalid_union") {
    const within = issue.errors.find((issues) => issues.every((inner) => inner.path.length > 0));
    if (within !== undefined) return within.flatMap((inner) => innermost(inner, path));
  }
  return [{ ...issue, path }];
}

function faultOf(issue: Issue, problem: LocatedProblem): Fault {
  const path = issue.path.map((step) => (typeof step === "symbol" ? step.toString() : step));
  if (issue.code === "unrecognized_keys") {
    const place = problem.keyPlace([...path, issue.keys[0] ?? ""]);
    return { code: "E_SCHEMA", message: issue.message, place, isMissing: false };
  }
  const value = valueAt(problem.data, path);
  const isMissing = value === undefined;
  const code = issue.code === "invalid_value" && !isMissing ? "E_UNSUPPORTED" : "E_SCHEMA";
  const message = isMissing
    ? `the key '${path.join(".")}' is missing: add ${issue.message}`
    : `${pathText(path)}: expected ${issue.message}, got ${describe(value, problem.text(path))}`;
  return { code, message, place: problem.place(path), isMissing };
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, data);
}

function isRecord(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

/** `density[1][0]`, `parameters.a.positive`. */
export function pathText(path: Path): string {
  const text = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return path.length === 0 ? "the file" : text.replace(/^\./, "");
}

function describe(value: unknown, typed: string): string {
  if (value === null) return "nothing";
  if (Array.isArray(value))
    return value.length === 1 ? "a list of 1 item" : `a list of ${value.length} items`;
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? `the text '${typed}'` : typed;
}
