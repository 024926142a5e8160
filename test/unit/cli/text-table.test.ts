import fc from "fast-check";
import { describe, expect } from "vitest";
import { tableRows } from "../../../src/cli/text-table.ts";
import { counted } from "../../counted.ts";

const PIPE = { colour: false, width: undefined };

function cells(...texts: readonly string[]) {
  return texts.map((text) => ({ text }));
}

describe("a table on the terminal", () => {
  counted("behaviour", "aligns columns by characters, without trailing blanks", () => {
    const rows = [cells("✓ a", "x", "end"), cells("b", "long", "e")];
    expect(tableRows(rows, PIPE)).toEqual(["✓ a  x     end\n", "b    long  e\n"]);
  });

  counted("behaviour", "wraps the widest column between words where the terminal is narrow", () => {
    const rows = [cells("id", "one two three four five six"), cells("other", "word")];
    expect(tableRows(rows, { colour: false, width: 22 })).toEqual([
      "id     one two three\n       four five six\n",
      "other  word\n",
    ]);
  });

  counted("behaviour", "colours text, never the gaps", () => {
    const [row] = tableRows([[{ text: "a", format: "red" }, { text: "b" }]], {
      colour: true,
      width: undefined,
    });
    expect(row).toBe("\u001b[31ma\u001b[39m  b\n");
  });

  counted("property", "wrapping loses no word and exceeds no width that the words allow", () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(text, text), { minLength: 1 }),
        fc.integer({ min: 26, max: 80 }),
        (pairs, width) => {
          const rows = tableRows(
            pairs.map(([a, b]) => cells(a, b)),
            { colour: false, width },
          );
          for (const [index, [a, b]] of pairs.entries()) {
            const lines = (rows[index] ?? "").trimEnd().split("\n");
            expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
            const words = (line: string) => [...(line.match(/[a-z]+/g) ?? [])].sort();
            expect(words(lines.join(" "))).toEqual(words(`${a} ${b}`));
          }
        },
      ),
    );
  });
});
