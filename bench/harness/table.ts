/** A table of results; the columns between the first and the last hold numbers. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The lines of a table as plain text, numbers aligned to the right. */
export function tableText({ columns, rows }: Table): readonly string[] {
  const lines = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const padded = (cell: string, column: number) =>
    isNumeric(columns, column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return lines.map((line) => line.map(padded).join("  ").trimEnd());
}

/** The lines of a table in Markdown. */
export function tableMarkdown({ columns, rows }: Table): readonly string[] {
  const rule = columns.map((_, column) => (isNumeric(columns, column) ? "---:" : "---"));
  return [columns, rule, ...rows].map((cells) => `| ${cells.map(escaped).join(" | ")} |`);
}

function escaped(cell: string): string {
  return cell.replaceAll("|", "\\|");
}

function isNumeric(columns: readonly string[], column: number): boolean {
  return column > 0 && column < columns.length - 1;
}
