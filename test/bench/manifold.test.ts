import { expect } from "vitest";
import type { Facts } from "../../bench/harness/facts.ts";
import { chosenItems } from "../../bench/harness/item.ts";
import { FAMILIES } from "../../bench/manifold/families.ts";
import { counted } from "../counted.ts";

/** Those of higher order take seconds, and are solved by the same code. */
const QUICK = [
  "examples",
  "lorenz86 order 12",
  "van-der-pol order 8",
  "rayleigh order 8",
  "logistic order 5",
  "resonance",
  "chain",
];

const items = await chosenItems(FAMILIES, QUICK);

/** With its first number greater by one. */
function spoilt(facts: Facts, name: string): Facts {
  return { ...facts, [name]: (facts[name] ?? "").replace(/\d+/, (digits) => `${BigInt(digits) + 1n}`) };
}

/** Facts that an item's independent route says something of. */
function compared(id: string, facts: Facts): readonly string[] {
  const names = Object.keys(facts);
  if (id === "examples") return names.filter((name) => /^(simple2d|simpleosc|heatX|lorenz86sm)_/.test(name));
  if (id.startsWith("resonance")) return names.filter((name) => /^s[13]_(s|delta)/.test(name));
  return names;
}

for (const item of items) {
  const facts = item.solve();

  counted("differential", `${item.id}: Residua's answer holds by an independent route`, () => {
    expect(item.complaint(facts)).toBeUndefined();
    return Object.keys(facts).length;
  });

  counted("wrong-twin", `${item.id}: a wrong number in a fact is found out`, () => {
    const names = compared(item.id, facts);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(item.complaint(spoilt(facts, name)), name).toBeDefined();
    expect(item.complaint({})).toBeDefined();
    return names.length + 1;
  });
}

counted("behaviour", "every quick item is one of the suite's", () => {
  expect(items).toHaveLength(QUICK.length);
});
