/** Seconds to three figures, down to a hundredth of a microsecond. */
export function secondsText(seconds: number): string {
  return seconds >= 0.001 ? seconds.toPrecision(3) : seconds.toFixed(8).replace(/(\.0*\d{3})\d*$/, "$1");
}

/** A ratio to two figures. */
export function ratioText(ratio: number): string {
  return ratio < 0.1 || ratio >= 100 ? ratio.toExponential(1) : ratio.toPrecision(2);
}
