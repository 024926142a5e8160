import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseDocument,
  Scalar,
  type YAMLError,
} from "yaml";
import { type Place, ResiduaError } from "../core/errors.ts";
import type { Origin } from "../expr/tokens.ts";
import { explainYamlFault } from "./yaml-faults.ts";

/** A way down to a value: keys of maps and 0-based indices of lists. */
export type Path = readonly (string | number)[];

/** A problem as it was typed: its values, and where in the file each of them stands. */
export interface LocatedProblem {
  /** The file's name as messages give it. */
  readonly file: string;
  /**
   * The file as plain data, for a schema to judge. Numbers are rounded to doubles here; exact ones are read
   * through `text`.
   */
  readonly data: unknown;
  /** A number or text exactly as typed, without quotes. Nothing stands there: the empty text. */
  readonly text: (path: Path) => string;
  /** Where a value begins, inside its quotes; the nearest enclosing value where there is none at `path`. */
  readonly place: (path: Path) => Required<Place>;
  /** Where the key of a value begins. */
  readonly keyPlace: (path: Path) => Required<Place>;
  /** Where an expression stands, so that errors inside it point into the file. */
  readonly origin: (path: Path) => Origin;
}

type Node = ParsedNode | null;

/**
 * A problem file's text (YAML, of which JSON is a part) with its source positions.
 * Errors: E_PARSE with its place for a fault of the syntax, a key given twice, aliases and tags.
 */
export function locateProblem(text: string, file: string): LocatedProblem {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const placeAt = (offset: number) => placeOf(text, offset, lines, file);
  const faults: readonly YAMLError[] = [...document.errors, ...document.warnings];
  const [fault] = [...faults].sort((a, b) => a.pos[0] - b.pos[0]);
  if (fault !== undefined) {
    throw new ResiduaError("E_PARSE", explainYamlFault(fault), { place: placeAt(fault.pos[0]) });
  }
  const root = document.contents;
  const data = plainData(root, (node) => {
    throw new ResiduaError("E_PARSE", explainYamlFault({ code: "BAD_ALIAS", message: "" }), {
      place: placeAt(node.range[0]),
    });
  });
  return {
    file,
    data,
    text: (path) => typedText(nodeAt(root, path)),
    place: (path) => placeAt(contentStart(text, nearestNode(root, path))),
    keyPlace: (path) => placeAt(keyStart(text, root, path)),
    origin: (path) => originOf(text, nodeAt(root, path), placeAt),
  };
}

/** The values alone. Numbers too large for a double stay text, so that the schema passes them on to exact arithmetic. */
function plainData(node: Node, refuse: (alias: ParsedNode) => never): unknown {
  if (isAlias(node)) return refuse(node);
  if (isSeq(node)) return node.items.map((item) => plainData(item, refuse));
  if (isMap(node)) {
    return Object.fromEntries(node.items.map(({ key, value }) => [typedText(key), plainData(value, refuse)]));
  }
  const value = node?.value ?? null;
  return typeof value === "number" && !Number.isFinite(value) ? typedText(node) : value;
}

function typedText(node: Node): string {
  if (!isScalar(node) || node.value === null) return "";
  return typeof node.value === "string" ? node.value : (node.source ?? `${node.value}`);
}

function pairAt(node: Node, key: string | number): Pair<ParsedNode, Node> | undefined {
  return isMap(node) ? node.items.find((pair) => typedText(pair.key) === `${key}`) : undefined;
}

function nodeAt(root: Node, path: Path): Node {
  return path.reduce<Node>((node, step) => {
    if (isSeq(node) && typeof step === "number") return node.items[step] ?? null;
    return pairAt(node, step)?.value ?? null;
  }, root);
}

function nearestNode(root: Node, path: Path): Node {
  const node = nodeAt(root, path);
  return node === null && path.length > 0 ? nearestNode(root, path.slice(0, -1)) : node;
}

function keyStart(text: string, root: Node, path: Path): number {
  const key = pairAt(nodeAt(root, path.slice(0, -1)), path.at(-1) ?? "")?.key ?? null;
  return contentStart(text, key ?? nearestNode(root, path));
}

/** The offset of a value's first character, inside its quotes or below its block mark. */
function contentStart(text: string, node: Node): number {
  if (node === null) return 0;
  const [start] = node.range;
  if (!isScalar(node)) return start;
  switch (node.type) {
    case Scalar.QUOTE_DOUBLE:
    case Scalar.QUOTE_SINGLE:
      return start + 1;
    case Scalar.BLOCK_FOLDED:
    case Scalar.BLOCK_LITERAL: {
      const body = text.indexOf("\n", start) + 1;
      return body + Math.max(0, text.slice(body).search(/\S/));
    }
    default:
      return start;
  }
}

/**
 * Where an expression stands. Folded over several lines, or with escapes, its characters are not those of one line
 * of the file: then its value stands in for the line, and the caret is true there.
 */
function originOf(text: string, node: Node, placeAt: (offset: number) => Required<Place>): Origin {
  const start = contentStart(text, node);
  const place = placeAt(start);
  const value = typedText(node).trimEnd();
  return text.startsWith(value, start) && !value.includes("\n")
    ? place
    : { ...place, column: 1, text: value.replaceAll("\n", " ") };
}

/** The place of an offset; the end of the file counts as the end of its last line with content. */
function placeOf(text: string, offset: number, lines: LineCounter, file: string): Required<Place> {
  const { line, col } = lines.linePos(Math.min(offset, text.trimEnd().length));
  const start = lines.lineStarts[line - 1] ?? 0;
  const end = text.indexOf("\n", start);
  const content = text.slice(start, end === -1 ? undefined : end).replace(/\r$/, "");
  return { file, line, column: col, text: content };
}
