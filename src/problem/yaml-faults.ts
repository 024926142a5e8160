import type { YAMLError } from "yaml";

/** What the YAML parser's terse messages mean for the person who typed the file. */
const EXPLANATIONS: Readonly<Partial<Record<YAMLError["code"], string>>> = {
  DUPLICATE_KEY: "this key is given twice: keep one of the two",
  NON_STRING_KEY: "a key must be a plain word",
  MULTIPLE_DOCS: "a second '---' begins another document: keep one problem in a file",
  TAB_AS_INDENT: "a tab cannot indent YAML: use spaces",
  RESOURCE_EXHAUSTION: "brackets are nested too deeply to be a problem file",
  BLOCK_AS_IMPLICIT_KEY:
    "a second key on this line: indent keys alike, and put a value that contains ': ' in quotes",
  TAG_RESOLVE_FAILED: "tags (words that begin with '!') have no meaning here: remove it",
  BAD_ALIAS: "an alias (*name) has no meaning here: put a product in quotes, or write the value out",
  BAD_SCALAR_START: "this character cannot begin a value: put the value in quotes",
};

/** A fault of the YAML syntax in words that name the remedy. */
export function explainYamlFault({ code, message }: Pick<YAMLError, "code" | "message">): string {
  return (
    EXPLANATIONS[code] ?? `this is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
  );
}
