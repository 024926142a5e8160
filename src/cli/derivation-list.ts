import { citationText } from "../core/sources.ts";
import type { Derivation } from "../problem/derivation.ts";
import type { Terminal } from "./task.ts";
import { tableRows } from "./text-table.ts";

/** The derivations one line each, or as one JSON object. */
export function derivationList(
  derivations: readonly Derivation[],
  json: boolean,
  { colour }: Terminal,
): string {
  if (json) {
    const listed = derivations.map(({ id, title, summary, group, source }) => {
      return { id, title, summary, group, source: citationText(source) };
    });
    return `${JSON.stringify({ derivations: listed }, undefined, 2)}\n`;
  }
  const rows = derivations.map(({ id, summary }) => [
    { text: id, format: "bold" as const },
    { text: summary },
  ]);
  // Never wrapped: one line each is what this command promises.
  return tableRows(rows, { colour, width: undefined }).join("");
}
