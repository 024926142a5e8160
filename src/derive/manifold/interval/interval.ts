import {
  call,
  constant,
  divide,
  type Expression,
  multiply,
  number,
  ONE,
  symbol,
} from "../../../expr/expression.ts";
import { simplestForm } from "../coefficients/simplest-form.ts";

/**
 * What holds at both ends of an interval: a field vanishes there, or its slope does, or it goes on as it began. Fields that
 * vanish at the ends are sums of sines, those without slope sums of cosines.
 */
export type Ends = "dirichlet" | "neumann" | "periodic";

/** The bounded interval `0 < x < length` on which the unknowns are fields. */
export interface Interval {
  /** The name of x. */
  readonly direction: string;
  readonly length: Expression;
  /** One for each variable; periodic for all or for none. */
  readonly ends: readonly Ends[];
}

/** `cos(k q x)` or `sin(k q x)`, where q is the base wavenumber of an interval. */
export interface Shape {
  readonly parity: "cos" | "sin";
  readonly wavenumber: number;
}

/** The wavenumber q of which all others are multiples: `pi/length`, and twice that where the ends are periodic. */
export function baseWavenumber({ length, ends }: Interval): Expression {
  const turns = ends.includes("periodic") ? number(2) : ONE;
  const quotient = divide(multiply(turns, constant("pi")), length);
  return simplestForm(quotient) ?? quotient;
}

/** The shapes of a field with these ends, up to a wavenumber. */
export function shapesOf(ends: Ends, highest: number): readonly Shape[] {
  const all = Array.from({ length: highest + 1 }, (_, wavenumber) => wavenumber).flatMap(
    (wavenumber): readonly Shape[] => [
      { parity: "cos", wavenumber },
      { parity: "sin", wavenumber },
    ],
  );
  return all.filter((shape) => hasShape(ends, shape));
}

/** Whether a field with these ends contains a shape. */
function hasShape(ends: Ends, { parity, wavenumber }: Shape): boolean {
  if (parity === "sin" && wavenumber === 0) return false;
  return ends === "periodic" || (ends === "dirichlet") === (parity === "sin");
}

/** The shape as an expression. */
export function shapeExpression(interval: Interval, { parity, wavenumber }: Shape): Expression {
  if (wavenumber === 0) return parity === "cos" ? ONE : number(0);
  return call(parity, multiply(number(wavenumber), baseWavenumber(interval), symbol(interval.direction)));
}

/** The name of what multiplies a shape in the expansion of a field: `u_2`, or `u_c2` and `u_s2` with periodic ends. */
export function modalName(variable: string, ends: Ends, { parity, wavenumber }: Shape): string {
  return `${variable}_${ends === "periodic" ? parity.slice(0, 1) : ""}${wavenumber}`;
}
