import { at } from "../core/errors.ts";
import { add, call, type Expression, multiply, power } from "./expression.ts";

/** The immediate subexpressions: an exponent is one, as a base and an argument are. */
export function partsOf(e: Expression): readonly Expression[] {
  switch (e.tag) {
    case "number":
    case "constant":
    case "symbol":
      return [];
    case "sum":
      return e.terms;
    case "product":
      return e.factors;
    case "power":
      return [e.base, e.exponent];
    case "call":
      return [e.argument];
  }
}

/**
 * The same operation on other parts, flattened and folded as expressions are built; the expression itself where every part
 * is its own image.
 */
export function withParts(e: Expression, image: (part: Expression, index: number) => Expression): Expression {
  const parts = partsOf(e);
  const images = parts.map(image);
  return images.every((part, index) => part === parts[index]) ? e : rebuilt(e, images);
}

function rebuilt(e: Expression, parts: readonly Expression[]): Expression {
  switch (e.tag) {
    case "number":
    case "constant":
    case "symbol":
      return e;
    case "sum":
      return add(...parts);
    case "product":
      return multiply(...parts);
    case "power":
      return power(at(parts, 0), at(parts, 1));
    case "call":
      return call(e.name, at(parts, 0));
  }
}

/**
 * The expression with every outermost part replaced, itself among them, for which there is a replacement. What contains
 * no such part comes back as the same object, and a part that occurs at several places is looked at once, from left to
 * right, so that the cost is linear in the number of different objects.
 */
export function replaceParts(
  e: Expression,
  replacement: (part: Expression) => Expression | undefined,
): Expression {
  const images = new Map<Expression, Expression>();
  const opened = new Set<Expression>();
  // A stack of our own: expressions may be nested deeper than calls can be.
  const waiting = [e];
  for (let part = waiting.at(-1); part !== undefined; part = waiting.at(-1)) {
    if (images.has(part)) waiting.pop();
    else if (opened.has(part))
      images.set(
        part,
        withParts(part, (inner) => images.get(inner) ?? inner),
      );
    else {
      const own = replacement(part);
      const inside = own === undefined ? partsOf(part) : [];
      if (inside.length === 0) images.set(part, own ?? part);
      else {
        opened.add(part);
        for (const inner of inside.toReversed()) waiting.push(inner);
      }
    }
  }
  return images.get(e) ?? e;
}
