import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect } from "vitest";
import { counted } from "../counted.ts";
import { expectRefused, residua, temporaryFolder } from "./residua.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = [
  "kind: lattice-wave",
  'longitudinal: [["2","1/2"],["1/10","5"]]',
  'cross: [[["0","1"],["1","0"]],[["0","1/10"],["1/10","0"]]]',
  'density: [["1","2"],["4","1/2"]]',
];

/** The well-posed file with one line replaced. */
function fileWith(index: number, line: string): string {
  return GOOD.with(index, line)
    .filter((kept) => kept !== "")
    .join("\n");
}

interface WrongFile {
  readonly name: string;
  readonly content: string;
  /** How the message goes on after the file's name. */
  readonly message: string;
  /** What stands above the caret. */
  readonly at: string;
}

const WRONG_FILES: readonly WrongFile[] = [
  {
    name: "an unbalanced parenthesis",
    content: fileWith(3, 'density: [["1","2*(1+"],["4","1/2"]]'),
    message: ":4:22  E_PARSE  ",
    at: '"',
  },
  {
    name: "a parenthesis too many",
    content: fileWith(3, 'density: [["1","2)"],["4","1/2"]]'),
    message: ":4:18  E_PARSE  unexpected ')'",
    at: ")",
  },
  {
    name: "an undeclared symbol",
    content: fileWith(3, 'density: [["1","2*rho"],["4","1/2"]]'),
    message: ":4:19  E_UNDECLARED  'rho' is not declared",
    at: "rho",
  },
  {
    name: "a negative density",
    content: fileWith(3, 'density: [["1","-2"],["4","1/2"]]'),
    message: ":4:17  E_DOMAIN  density[0][1] = -2 must be positive",
    at: "-2",
  },
  {
    name: "a zero density",
    content: fileWith(3, 'density: [["1","2"],["0","1/2"]]'),
    message: ":4:23  E_DOMAIN  density[1][0] = 0 must be positive",
    at: "0",
  },
  {
    name: "an asymmetric cross table",
    content: fileWith(2, 'cross: [[["0","1"],["3","0"]],[["0","1/10"],["1/10","0"]]]'),
    message: ":3:22  E_DOMAIN  cross[0][1][0] = 3 must equal cross[0][0][1] = 1",
    at: "3",
  },
  {
    name: "a wrong shape",
    content: fileWith(1, 'longitudinal: [["2","1/2","7"],["1/10","5"]]'),
    message: ":2:16  E_SHAPE  longitudinal[0]: expected 2 entries",
    at: "[",
  },
  {
    name: "strands that nothing connects",
    content: fileWith(2, "cross: [[[0,0],[0,0]],[[0,0],[0,0]]]"),
    message: ":3:8  E_DOMAIN  ",
    at: "[[[0",
  },
  {
    name: "a missing key",
    content: fileWith(3, ""),
    message: ":1:1  E_SCHEMA  the key 'density' is missing",
    at: "kind",
  },
  {
    name: "an unknown key",
    content: fileWith(3, 'desnity: [["1","2"],["4","1/2"]]'),
    message: ":4:1  E_SCHEMA  unknown key 'desnity': did you mean density?",
    at: "desnity",
  },
  {
    name: "a key given twice",
    content: `${GOOD.join("\n")}\ndensity: [[1]]`,
    message: ":5:1  E_PARSE  this key is given twice",
    at: "density",
  },
  {
    name: "an unknown kind",
    content: fileWith(0, "kind: latice-wave"),
    message: ":1:7  E_SCHEMA  unknown kind 'latice-wave': did you mean lattice-wave?",
    at: "latice",
  },
  {
    name: "a non-numeric error order",
    content: `${GOOD.join("\n")}\nerrorOrder: seven`,
    message: ":5:13  E_SCHEMA  errorOrder: expected a whole number",
    at: "seven",
  },
];

describe("a wrong problem file", () => {
  for (const command of ["derive", "report"]) {
    for (const { name, content, message, at } of WRONG_FILES) {
      counted("behaviour", `${command}: ${name} is refused at its place, and nothing is written`, () => {
        writeFileSync(join(folder, "wrong.yaml"), content);
        const answer = residua([command, "wrong.yaml"], { cwd: folder });
        expectRefused(answer, folder, ["wrong.yaml"]);
        const [head = "", line = "", caret = "", ...rest] = answer.stderr.split("\n");
        expect(head.slice(0, `wrong.yaml${message}`.length)).toBe(`wrong.yaml${message}`);
        expect(line.slice(caret.indexOf("^")).startsWith(at)).toBe(true);
        expect(rest).toEqual([""]);
      });
    }
  }

  counted("behaviour", "on standard input it is refused alike", () => {
    const answer = residua(["derive", "-"], { input: fileWith(3, 'density: [["1","-2"],["4","1/2"]]') });
    expect(answer.status).toBe(2);
    expect(answer.stderr).toMatch(/^<stdin>:4:17 {2}E_DOMAIN/);
  });
});

describe("a file that cannot be read", () => {
  const empty = () => writeFileSync(join(folder, "wrong.yaml"), "\n");
  const binary = () => writeFileSync(join(folder, "wrong.yaml"), Uint8Array.of(0xff, 0xfe, 0));
  const asFolder = () => mkdirSync(join(folder, "wrong.yaml"));
  const cases: readonly (readonly [string, () => void, string])[] = [
    ["a missing file", () => {}, "no such file"],
    ["an empty file", empty, "the file is empty"],
    ["a folder", asFolder, "this is a folder"],
    ["bytes", binary, "this is not UTF-8 text"],
  ];
  for (const [name, prepare, phrase] of cases) {
    counted("behaviour", `${name} is refused in one line`, () => {
      rmSync(join(folder, "wrong.yaml"), { recursive: true, force: true });
      prepare();
      const before = readdirSync(folder);
      const answer = residua(["derive", "wrong.yaml"], { cwd: folder });
      expectRefused(answer, folder, before);
      expect(answer.stderr).toMatch(new RegExp(`^E_FILE {2}wrong.yaml: ${phrase}[^\n]*\n$`));
    });
  }
});
