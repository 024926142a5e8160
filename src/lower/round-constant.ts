import { ResiduaError } from "../core/errors.ts";
import { type Rational, toFloatRational } from "../exact/rational.ts";

/** The double nearest to an exact number. Errors: E_DOMAIN where it overflows. */
export function roundConstant(value: Rational): number {
  const float = toFloatRational(value);
  if (Number.isFinite(float)) return float;
  throw new ResiduaError("E_DOMAIN", "an exact number of the expression is too large for a double");
}
