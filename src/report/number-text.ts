/** A number as authors write it in a table: `-0.13`, `1.2e-12`. */
export interface WrittenNumber {
  readonly negative: boolean;
  readonly mantissa: string;
  readonly exponent: number | undefined;
}

const NUMBER = /^([+-]?)(\d+(?:\.\d+)?(?:\/\d+)?)(?:e([+-]?\d+))?$/;

/** The parts of a number, or `undefined` for any other text. */
export function writtenNumber(text: string): WrittenNumber | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, mantissa = "", exponent] = match;
  return {
    negative: sign === "-",
    mantissa,
    exponent: exponent === undefined ? undefined : Number(exponent),
  };
}
