import { expect } from "vitest";
import { seededRandom } from "../../../src/core/random.ts";
import { gaussianDeviates } from "../../../src/numeric/gaussian-deviates.ts";
import { counted } from "../../counted.ts";

const COUNT = 200_000;

counted(
  "property",
  "mean, variance, skewness, kurtosis and tail are those of the normal distribution",
  () => {
    const next = gaussianDeviates(seededRandom(11));
    const values = Float64Array.from({ length: COUNT }, next);
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / COUNT;
    // Five standard deviations of each estimate: the variance of x^p is (2p - 1)!! minus the squared mean.
    const margin = (variance: number) => 5 * Math.sqrt(variance / COUNT);
    expect(Math.abs(moment(1))).toBeLessThan(margin(1));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(margin(2));
    expect(Math.abs(moment(3))).toBeLessThan(margin(15));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(margin(96));
    const tail = values.filter((value) => value > 2).length / COUNT;
    expect(Math.abs(tail - 0.0227501319)).toBeLessThan(margin(0.0227501319));
    return 5;
  },
);

counted("property", "neighbours in the stream are uncorrelated, also those of one pair", () => {
  const next = gaussianDeviates(seededRandom(12));
  let [inPair, squares] = [0, 0];
  for (let n = 0; n < COUNT / 2; n++) {
    const [a, b] = [next(), next()];
    inPair += a * b;
    squares += (a * a - 1) * (b * b - 1);
  }
  expect(Math.abs(inPair / (COUNT / 2))).toBeLessThan(5 / Math.sqrt(COUNT / 2));
  expect(Math.abs(squares / (COUNT / 2))).toBeLessThan(10 / Math.sqrt(COUNT / 2));
});

counted("behaviour", "the seed fixes the stream", () => {
  const stream = (seed: number) => Array.from({ length: 9 }, gaussianDeviates(seededRandom(seed)));
  expect(stream(3)).toEqual(stream(3));
  expect(stream(3)).not.toEqual(stream(4));
});
