import { ResiduaError } from "../../core/errors.ts";
import { type Rational, rationalText, toFloatRational } from "../../exact/rational.ts";

/** Longer numbers are not repeated whole in a message. */
const LONGEST_SHOWN = 24;

/** The double nearest to an exact number. Errors: E_DOMAIN where it overflows. */
export function roundConstant(value: Rational): number {
  const float = toFloatRational(value);
  if (Number.isFinite(float)) return float;
  const text = rationalText(value);
  const shown =
    text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}... (${text.length} characters)` : text;
  throw new ResiduaError(
    "E_DOMAIN",
    `the number ${shown} is too large for a double, whose largest is 1.8e308: scale the expression`,
  );
}
