import { describe, expect } from "vitest";
import { counted } from "../../../../counted.ts";
import { failureOf, solved } from "../manifold-files.ts";

/** Equations for u and v with a slow mode and a decaying one. */
export const EQUATIONS = 'equations: {u: "v-u-u^2", v: "u-v+v^2"}';

/** A file that is not well posed: what is wrong, the file, the place and the code, and what the message says. */
type Refusal = readonly [what: string, file: string, place: string, says: string];

/** Tests that files which are wrong in what `of` names are refused with the place of their fault. */
export function refusals(of: string, faults: readonly Refusal[]): void {
  describe(`${of} in an invariant-manifold file`, () => {
    for (const [what, text, place, says] of faults) {
      counted("behaviour", `is refused with its place where ${what}`, () => {
        const message = failureOf(() => solved(text));
        expect(message).toContain(`p.yaml:${place}  `);
        expect(message).toContain(says);
      });
    }
  });
}
