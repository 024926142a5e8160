import { readFileSync } from "node:fs";
import { describe, expect } from "vitest";
import { counted } from "../counted.ts";
import { residua } from "./residua.ts";

const PAGES = ["docs/tutorial.md", "README.md"];
const TEXT = PAGES.map((page) => readFileSync(page, "utf8")).join("\n");

/** What stands for lines, or for the rest of a line, that are left out. */
const OMITTED = "...";
const PROMPT = "$ npx residua ";

/** A command of the page and the lines that it is said to print. */
interface Session {
  readonly words: readonly string[];
  readonly lines: readonly string[];
}

const SESSIONS = [...TEXT.matchAll(/^```\n\$ npx residua (.*)\n([^`]*)^```/gm)].map(
  ([, command = "", body = ""]): Session => ({
    words: command.split(" "),
    lines: body.trimEnd().split("\n"),
  }),
);

/** The first shown line that the output lacks below the lines before it; `undefined` where all are there in order. */
function missing({ lines }: Session, output: string): string | undefined {
  let rest = output.split("\n");
  for (const line of lines) {
    if (line === OMITTED) continue;
    const found = rest.findIndex((printed) => shows(line, printed));
    if (found < 0) return line;
    rest = rest.slice(found + 1);
  }
  return undefined;
}

/** Whether a shown line is the printed one, or its beginning where it says that it is abridged. */
function shows(line: string, printed: string): boolean {
  if (!line.endsWith(` ${OMITTED}`)) return line === printed;
  return squeezed(printed).startsWith(squeezed(line.slice(0, -OMITTED.length)));
}

/** Tables pad their cells by what else is in them. */
function squeezed(line: string): string {
  return line.replaceAll(/ +/g, " ").trim();
}

describe(PAGES.join(" and "), () => {
  counted("behaviour", "every command that they show is one that the test runs", () => {
    expect(SESSIONS).toHaveLength(TEXT.split(PROMPT).length - 1);
    expect(SESSIONS.length).toBeGreaterThan(8);
  });

  counted(
    "behaviour",
    "every line that they show is printed by the command above it",
    () => {
      for (const session of SESSIONS) {
        const { status, stdout, stderr } = residua(session.words);
        expect(status, stderr).toBe(0);
        expect(missing(session, stdout), session.words.join(" ")).toBeUndefined();
      }
      return SESSIONS.flatMap(({ lines }) => lines.filter((line) => line !== OMITTED)).length;
    },
    { timeout: 120_000 },
  );

  counted("wrong-twin", "a line that is not printed, or not in that order, is found out", () => {
    const lines = ["a = 1", OMITTED, "b = 2"];
    expect(missing({ words: [], lines }, "a = 1\nx\nb = 2\n")).toBeUndefined();
    expect(missing({ words: [], lines }, "b = 2\nx\na = 1\n")).toBe("b = 2");
    expect(missing({ words: [], lines }, "a = 1\nx\nb = 22\n")).toBe("b = 2");
    return 2;
  });

  counted("behaviour", "the file that it shows is the file that it names", () => {
    const shown = /^```yaml\n([^`]*)^```/m.exec(TEXT)?.[1] ?? "";
    const file = readFileSync("examples/pitchfork.yaml", "utf8").replaceAll(/^#.*\n/gm, "");
    expect(shown).toBe(file);
  });
});
