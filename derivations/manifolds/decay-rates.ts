import {
  type Block,
  type Expression,
  figure,
  heading,
  type InvariantManifold,
  multiply,
  number,
  type OrderClaim,
  ownResult,
  type Point,
  parseExpression,
  power,
  substitute,
  symbol,
} from "residua";
import { atValues, equallySpaced, functionOf, type Values } from "./numerics.ts";
import { derivedSeries } from "./printed-series.ts";

/** The growth rate of a wave `exp(i k x)` in a linear model in space whose derivatives are of even orders. */
export function waveRate(result: InvariantManifold, errorOrder: number): Expression {
  const wavenumber = symbol("k");
  const orders = Array.from({ length: errorOrder }, (_, n) => 2 * n + 2);
  const derivatives = orders.map((order) => [
    `d(s1,x,${order})`,
    multiply(number((-1) ** (order / 2)), power(wavenumber, number(order))),
  ]);
  const evolution = derivedSeries(result, "s1", errorOrder);
  return substitute(evolution, { ...Object.fromEntries(derivatives), eps: number(1) });
}

/** The exact rate of the full system, and numbers at which it is compared with the model's. */
export interface ExactRate {
  /** The derivation's id. */
  readonly id: string;
  /** In the wavenumber k, in the input syntax. */
  readonly rate: string;
  readonly latex: string;
  readonly values: Values;
  readonly errorOrder: number;
}

/** Wavenumbers small enough for the leading error, large enough for doubles to resolve it. */
const WAVENUMBERS = [0.05, 0.07, 0.1, 0.14, 0.2];

/** The model meets the exact rate with errors of the order of the first power of k that it lacks. */
export function rateClaim(result: InvariantManifold, exact: ExactRate): OrderClaim {
  const [model, full] = ratesOf(result, exact);
  const expectedOrder = exact.errorOrder + 1;
  return {
    tag: "order",
    id: "decay-rate",
    title: "the decay rate of waves, against the exact one of the full system",
    source: ownResult(exact.id),
    by: "residua",
    latex: `\\lambda_{\\mathrm{model}}(k)=${exact.latex}+\\mathcal{O}\\left(k^{${expectedOrder}}\\right)`,
    expectedOrder,
    steps: WAVENUMBERS,
    errors: WAVENUMBERS.map((k) => Math.abs(model(k) - full(k))),
  };
}

/** How finely rates are drawn. */
const INTERVALS = 40;

/** Rates against the wavenumber up to `most`. */
export function ratePlot(result: InvariantManifold, exact: ExactRate, most: number): readonly Block[] {
  const [model, full] = ratesOf(result, exact);
  const leading = functionOf(atValues(waveRate(result, 3), exact.values), "k");
  const wavenumbers = [...equallySpaced(0, most, INTERVALS)];
  const drawn = (rate: (k: number) => number) => wavenumbers.map((k): Point => [k, rate(k)]);
  return [
    heading("Waves decay"),
    figure(
      {
        title: "Growth rate of waves against their wavenumber",
        description:
          "The exact rate of the full system as points; the models of second and of fourth order meet it at small wavenumbers.",
        x: { label: "wavenumber k", scale: "linear" },
        y: { label: "growth rate", scale: "linear" },
        series: [
          { label: "diffusion alone", draw: "line", points: drawn(leading) },
          { label: "to fourth order", draw: "line", points: drawn(model) },
          { label: "full system", draw: "points", points: drawn(full) },
        ],
      },
      "The slow manifold is a model of long waves: the longer they are, the better both orders.",
    ),
  ];
}

type Rate = (k: number) => number;

function ratesOf(result: InvariantManifold, { rate, values, errorOrder }: ExactRate): readonly [Rate, Rate] {
  const model = waveRate(result, errorOrder);
  return [functionOf(atValues(model, values), "k"), functionOf(atValues(parseExpression(rate), values), "k")];
}
