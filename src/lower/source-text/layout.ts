export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === "" ? line : `    ${line}`));
}

/** Longer lists of arguments have a line for each. */
const LONGEST_LINE = 100;

/** `head(items) tail`, over several lines where it must. */
export function argumentLines(head: string, items: readonly string[], tail: string): readonly string[] {
  const line = `${head}(${items.join(", ")})${tail}`;
  if (line.length <= LONGEST_LINE) return [line];
  const rows = items.map((item, index) => (index === items.length - 1 ? item : `${item},`));
  return [`${head}(`, ...indented(rows), `)${tail}`];
}
