import { assert, integer, property } from "fast-check";
import { expect } from "vitest";
import { parseExpression } from "../../../src/expr/parse.ts";
import { expressionText } from "../../../src/expr/text.ts";
import { textLines } from "../../../src/expr/text-lines.ts";
import { counted } from "../../counted.ts";
import { polynomialExpressions } from "./random-expression.ts";

counted("property", "lines joined by blanks are the text, and parse back", () => {
  assert(
    property(polynomialExpressions, integer({ min: 8, max: 60 }), (e, width) => {
      const text = expressionText(e);
      const lines = textLines(text, width);
      expect(lines.join(" ")).toBe(text);
      expect(parseExpression(lines.join("\n"))).toEqual(parseExpression(text));
    }),
  );
});

counted("behaviour", "lines end between terms, inside of brackets only where a term is too wide", () => {
  expect(textLines("s = aaaa + (bb + cc)*d - eeee", 16)).toEqual(["s = aaaa", "+ (bb + cc)*d", "- eeee"]);
  expect(textLines("(bbbbb + ccccc - ddddd)*e + f", 14)).toEqual(["(bbbbb + ccccc", "- ddddd)*e + f"]);
  expect(textLines("z = [aaaaa, -bbbbb, ccccc]", 12)).toEqual(["z = [aaaaa,", "-bbbbb,", "ccccc]"]);
  expect(textLines("unbreakable^2", 5)).toEqual(["unbreakable^2"]);
  return 4;
});
