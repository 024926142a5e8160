/** Stable identifiers of everything a caller can do wrong. Listed in `docs/errors.md`. */
export type ErrorCode =
  | "E_PARSE"
  | "E_UNDECLARED"
  | "E_UNKNOWN_FUNCTION"
  | "E_UNSUPPORTED"
  | "E_SHAPE"
  | "E_DOMAIN"
  | "E_SCHEMA"
  | "E_FILE"
  | "E_USAGE"
  | "E_BUDGET"
  | "E_RING_MISMATCH"
  | "E_DIVISION_BY_ZERO"
  | "E_ZERO_DIVISOR"
  | "E_EXPONENT_OVERFLOW"
  | "E_UNKNOWN_DERIVATION";

/** Where in a source text an error sits: 1-based line and column, and the line itself for the caret. */
export interface Place {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
  readonly text?: string;
}

export interface ErrorContext {
  readonly place?: Place;
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * A caller's mistake. The message says what was expected, what came, and what to do;
 * `code` is stable, `place` points into the source text, `details` hold the offending values.
 */
export class ResiduaError extends Error {
  readonly code: ErrorCode;
  readonly place: Place | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, context: ErrorContext = {}) {
    super(message);
    this.name = "ResiduaError";
    this.code = code;
    this.place = context.place;
    this.details = context.details ?? {};
  }
}

/** The error as the command line prints it: `file:line:column  CODE  message`, then the line and a caret. */
export function formatError(error: ResiduaError): string {
  const { place } = error;
  if (place === undefined) return `${error.code}  ${error.message}`;
  const head = `${place.file ?? "<input>"}:${place.line}:${place.column}  ${error.code}  ${error.message}`;
  if (place.text === undefined) return head;
  return `${head}\n${place.text}\n${" ".repeat(place.column - 1)}^`;
}

/** An internal invariant. Its failure is always a bug of Residua, and the message says so. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Residua bug: ${message}. Please report it with the input that led here.`);
}

/** Whether a recursion went deeper than the stack reaches: what was given is nested too deeply. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message.includes("call stack");
}

/** The element at `index`, which the caller knows to exist; anything else is a bug of ours. */
export function at<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`Residua bug: index ${index} outside 0..${items.length - 1}.`);
  return item;
}
