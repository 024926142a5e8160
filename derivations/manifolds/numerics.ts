import { type Expression, integrate, lowerExpressions, parseExpression, substitute } from "residua";

/** Numbers for the symbols of a system, in the input syntax. */
export type Values = Readonly<Record<string, string>>;

/** An expression with numbers in the place of some symbols. */
export function atValues(e: Expression, values: Values): Expression {
  const numbers = Object.entries(values).map(([name, text]) => [name, parseExpression(text)]);
  return substitute(e, Object.fromEntries(numbers));
}

/** A motion from time zero on. Derivatives have no symbols but the variables. */
export interface Motion {
  readonly variables: readonly string[];
  readonly derivatives: readonly Expression[];
  readonly start: readonly number[];
  readonly time: number;
  /** Before this time nothing is shown; zero without it. */
  readonly from?: number;
  /** How many intervals of equal length it is shown at; enough to draw it without this. */
  readonly intervals?: number;
}

/** A state and its time. */
export interface Frame {
  readonly time: number;
  readonly state: Float64Array;
}

const INTERVALS_TO_DRAW = 80;

/** The motion at equally spaced times, integrated with error control on a compiled kernel. */
export function motionOf({
  variables,
  derivatives,
  start,
  time,
  from = 0,
  intervals = INTERVALS_TO_DRAW,
}: Motion): readonly Frame[] {
  const kernel = lowerExpressions(derivatives, variables);
  const outputTimes = equallySpaced(from, time, intervals);
  const rightHandSide = (_: number, state: Float64Array, derivative: Float64Array) =>
    kernel.evaluate(state, derivative);
  const initialState = Float64Array.from(start);
  const run = integrate({ rightHandSide, initialTime: 0, initialState }, time, { outputTimes });
  if (!run.ok) throw new Error(run.message);
  return run.value.states.map((state, k) => ({ time: outputTimes[k] ?? 0, state }));
}

/** A function of one symbol, compiled. */
export function functionOf(e: Expression, name: string): (value: number) => number {
  const kernel = lowerExpressions([e], [name]);
  const [input, output] = [new Float64Array(1), new Float64Array(1)];
  return (value) => {
    input[0] = value;
    kernel.evaluate(input, output);
    return output[0] ?? Number.NaN;
  };
}

export function equallySpaced(first: number, last: number, intervals: number): Float64Array {
  return Float64Array.from({ length: intervals + 1 }, (_, k) => first + ((last - first) * k) / intervals);
}
