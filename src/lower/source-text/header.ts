import { packageVersion } from "../../core/version.ts";
import type { Program } from "../ir/program.ts";
import type { Frame } from "./frame.ts";

/** The width of comments. */
const COLUMNS = 96;

/** A longer comment, such as a formula of many pages, is cut; the statements say the same. */
const LONGEST_COMMENT = 4000;

/** The comments above a text: who wrote it, what is computed, from where, and what the arguments are. */
export function headerLines({ name, comments }: Program, frame: Omit<Frame, "header">): readonly string[] {
  return [
    `${frame.name}: written by Residua ${packageVersion()}`,
    "",
    ...comments.flatMap((comment) => wrapped(plain(comment))),
    ...(comments.length > 0 ? [""] : []),
    ...argumentLines(frame),
    ...(name === frame.name ? [] : ["", `In the problem, ${frame.name} is called ${plain(name)}.`]),
  ];
}

/** A comment cannot be left from inside: anything but printable ASCII, line ends above all, is replaced. */
export function plain(text: string): string {
  const short = text.length > LONGEST_COMMENT ? `${text.slice(0, LONGEST_COMMENT)} ...` : text;
  return short.replace(/[^\x20-\x7e]/g, "_");
}

function argumentLines({ arrays, parameters }: Omit<Frame, "header">): readonly string[] {
  const lines = [
    ...arrays.map(({ name, meaning, length, isInput, isOfIndices }) => {
      const elements = isOfIndices ? "indices, which count from 0" : length === 1 ? "number" : "numbers";
      const otherName = meaning === name ? "" : `, called ${plain(meaning)}[...] above`;
      return [name, `${isInput ? "given" : "computed"}: ${length} ${elements}${otherName}`] as const;
    }),
    ...parameters.map(
      ({ name, meaning }) => [name, `parameter${meaning === name ? "" : ` ${plain(meaning)}`}`] as const,
    ),
  ];
  const width = Math.max(0, ...lines.map(([name]) => name.length));
  return lines.map(([name, text]) => `${name.padEnd(width)}  ${text}`);
}

/** Before the further lines of a comment. */
const CONTINUATION = "  ";

/** The text in lines of words; what has no blank in it is broken where it must. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > COLUMNS) {
    const blank = rest.lastIndexOf(" ", COLUMNS);
    const end = blank > CONTINUATION.length ? blank : COLUMNS;
    lines.push(rest.slice(0, end));
    rest = CONTINUATION + rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
