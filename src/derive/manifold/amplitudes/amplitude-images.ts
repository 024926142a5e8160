import { ResiduaError } from "../../../core/errors.ts";
import { power } from "../../../exact/ring.ts";
import { constant } from "../../../expr/expression.ts";
import { jetName, readJetSymbol } from "../../../expr/jet-symbol.ts";
import type { CoefficientField } from "../coefficients/coefficient-field.ts";
import { amplitudeName } from "../manifold-problem.ts";
import type { RealForm, RealMotion } from "./real-motions.ts";
import type { TurningMonomial } from "./turning-terms.ts";

/** What a power of a complex amplitude, or of a space derivative of it, is in real ones; `undefined` for other symbols. */
export type Images<E> = (name: string, exponent: number) => readonly TurningMonomial<E>[] | undefined;

type Oscillation = RealMotion & { readonly tag: "oscillation" };

/** Errors of the images: E_UNSUPPORTED for the polar form of amplitudes that vary in space. */
export function amplitudeImages<E>(
  coefficients: CoefficientField<E>,
  motions: readonly RealMotion[],
  form: RealForm,
): Images<E> {
  return (name, exponent) => {
    const subject = readJetSymbol(name)?.subject ?? name;
    for (const motion of motions) {
      if (motion.tag === "mode") continue;
      const sign = subject === amplitudeName(motion.ahead) ? 1 : -1;
      if (sign < 0 && subject !== amplitudeName(motion.behind)) continue;
      return form === "real"
        ? cartesianImage(coefficients, motion, { name, exponent, sign })
        : [polarImage(coefficients, motion, { name, exponent, sign })];
    }
    return undefined;
  };
}

interface AmplitudePower {
  readonly name: string;
  readonly exponent: number;
  /** Whether the amplitude is that of the positive frequency. */
  readonly sign: 1 | -1;
}

/** `((a + sign i b)/2)^exponent`, multiplied out. */
function cartesianImage<E>(
  { field, value }: CoefficientField<E>,
  { names }: Oscillation,
  { name, exponent, sign }: AmplitudePower,
): readonly TurningMonomial<E>[] {
  const jet = readJetSymbol(name);
  const [a = "", b = ""] = names.map((each) =>
    jet === undefined ? each : jetName({ ...jet, subject: each }),
  );
  const turned = field.multiply(field.fromInteger(sign), value(constant("i")));
  const scale = field.divide(field.one, field.fromInteger(2 ** exponent));
  let choose = 1;
  return Array.from({ length: exponent + 1 }, (_, k) => {
    const coefficient = [field.fromInteger(choose), power(field, turned, k)].reduce(field.multiply, scale);
    choose = (choose * (exponent - k)) / (k + 1);
    const powers = new Map<string, number>();
    if (k < exponent) powers.set(a, exponent - k);
    if (k > 0) powers.set(b, k);
    return { coefficient, powers, turns: new Map() };
  });
}

/** `(r/2)^exponent exp(sign i exponent phi)`. */
function polarImage<E>(
  { field }: CoefficientField<E>,
  { names: [r, phi] }: Oscillation,
  { name, exponent, sign }: AmplitudePower,
): TurningMonomial<E> {
  if (readJetSymbol(name) !== undefined) {
    throw new ResiduaError(
      "E_UNSUPPORTED",
      `the polar form does not treat amplitudes that vary in space, such as ${name}: choose real or complex amplitudes`,
    );
  }
  return {
    coefficient: field.divide(field.one, field.fromInteger(2 ** exponent)),
    powers: new Map([[r, exponent]]),
    turns: new Map([[phi, sign * exponent]]),
  };
}
