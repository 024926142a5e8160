/** What a program found, by name: numbers of terms, coefficients, values at points, as exact text. */
export type Facts = Readonly<Record<string, string>>;

/** How every peer's script prints a fact; programs that quote or echo may put text around it. */
const ANSWER_LINE = /answer (\w+) ([^"\r\n]*)/g;

/** The facts in a program's output. Where a name occurs again, the last line counts: some programs echo the first. */
export function factsIn(output: string): Facts {
  const lines = [...output.matchAll(ANSWER_LINE)];
  return Object.fromEntries(lines.map(([, name = "", value = ""]) => [name, value.replaceAll(/\s/g, "")]));
}

/** The first fact that is not as expected, in words; `undefined` where all agree. */
export function firstDifference(found: Facts, expected: Facts): string | undefined {
  const name = Object.keys(expected).find((key) => found[key] !== expected[key]);
  return name === undefined
    ? undefined
    : `${name}: expected ${expected[name]}, got ${found[name] ?? "nothing"}`;
}
