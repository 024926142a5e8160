/** A place on an axis, `mantissa 10^exponent`, and whether it is labelled as a plain decimal. */
export interface LogTick {
  readonly value: number;
  readonly mantissa: number;
  readonly exponent: number;
  readonly isDecimal: boolean;
}

/** More labels than this crowd an axis. */
const MOST_TICKS = 8;

/** Axes over fewer decades than this are also labelled between the powers of ten. */
const FEW_DECADES = 2;

/** Axes within these bounds read better in plain decimals; all labels of an axis look alike. */
const DECIMALS = { least: 0.01, greatest: 1000 };

/** Powers of ten within a rounding error of the ends still belong to the axis. */
const END_TOLERANCE = 1e-9;

/**
 * Labelled places of a logarithmic axis: powers of ten, every second, third, ... where there are many; also
 * 2 and 5 times them where there are few.
 */
export function logTicks(least: number, greatest: number): readonly LogTick[] {
  const decades = Math.log10(greatest / least);
  const mantissas = decades < FEW_DECADES ? [1, 2, 5] : [1];
  const isDecimal = least >= DECIMALS.least && greatest <= DECIMALS.greatest;
  const stride = Math.max(1, Math.ceil(decades / MOST_TICKS));
  const ticks: LogTick[] = [];
  for (let exponent = Math.floor(Math.log10(least)); exponent <= Math.log10(greatest); exponent++) {
    if (exponent % stride !== 0) continue;
    for (const mantissa of mantissas) {
      // Through the decimal text: 10 ** -11 itself is not the double nearest to 1e-11.
      const value = Number(`${mantissa}e${exponent}`);
      if (value >= least * (1 - END_TOLERANCE) && value <= greatest * (1 + END_TOLERANCE)) {
        ticks.push({ value, mantissa, exponent, isDecimal });
      }
    }
  }
  return ticks;
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A whole number in raised digits: `⁻¹²`. */
export function superscript(exponent: number): string {
  return `${exponent}`.replace(/[-\d]/g, (c) => (c === "-" ? "⁻" : SUPERSCRIPTS.charAt(Number(c))));
}

/** The label in plain text: `0.05`, `10⁻⁶`, `2×10⁻⁶`. */
export function tickText(tick: LogTick): string {
  if (tick.isDecimal) return `${tick.value}`;
  const power = `10${superscript(tick.exponent)}`;
  return tick.mantissa === 1 ? power : `${tick.mantissa}×${power}`;
}

/** The label in LaTeX, for mathematics mode. */
export function tickLatex(tick: LogTick): string {
  if (tick.isDecimal) return `${tick.value}`;
  const power = `10^{${tick.exponent}}`;
  return tick.mantissa === 1 ? power : `${tick.mantissa}\\times ${power}`;
}
