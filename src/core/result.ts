/** An outcome that may legitimately not happen. Reasons are words of the field, not exceptions. */
export type Result<T, Reason extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason; readonly message: string };

export function success<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function failure<Reason extends string>(reason: Reason, message: string): Result<never, Reason> {
  return { ok: false, reason, message };
}
