import { expect } from "vitest";
import { FAMILIES } from "../../bench/algebra/families.ts";
import type { Facts } from "../../bench/harness/facts.ts";
import { chosenItems } from "../../bench/harness/item.ts";
import { counted } from "../counted.ts";

const items = await chosenItems(FAMILIES, ["W1", "W2", "W3", "W5 M=6", "W6"]);

/** The facts that say what the problem asks for; the numerators' sizes of W1 depend on what a peer cancels. */
const COMPARED = (name: string) => name !== "numeratorTerms" && name !== "speedTerms";

/** A number that is greater by one, wherever it stands in a fact. */
function spoilt(facts: Facts, name: string): Facts {
  return { ...facts, [name]: (facts[name] ?? "").replace(/^-?\d+/, (digits) => `${BigInt(digits) + 1n}`) };
}

for (const item of items) {
  counted("differential", `${item.id}: Residua's answer holds by an independent route`, () => {
    expect(item.complaint(item.solve())).toBeUndefined();
  });

  counted("wrong-twin", `${item.id}: a wrong number in any fact is found out`, () => {
    const facts = item.solve();
    const names = Object.keys(facts).filter(COMPARED);
    for (const name of names) expect(item.complaint(spoilt(facts, name)), name).toBeDefined();
    expect(item.complaint({})).toBeDefined();
    return names.length + 1;
  });
}

counted("behaviour", "items are chosen by family or by id", async () => {
  const idsOf = async (...words: readonly string[]) =>
    (await chosenItems(FAMILIES, words)).map(({ id }) => id);
  expect(await idsOf("W2")).toEqual(["W2 k^2", "W2 k^4", "W2 k^6"]);
  expect(await idsOf("W2 k^4", "W4")).toEqual(["W2 k^4", "W4"]);
  expect(await idsOf("W1 shape (2,2)")).toEqual(["W1 shape (2,2)"]);
  expect(await idsOf("W9")).toEqual([]);
  return 4;
});

counted("behaviour", "an item that is harder than another comes after it", async () => {
  const all = await chosenItems(FAMILIES, []);
  const harder = all.filter(({ harderThan }) => harderThan !== undefined);
  expect(harder.length).toBeGreaterThan(0);
  for (const item of harder) {
    const easier = all.findIndex(({ id }) => id === item.harderThan);
    expect(easier).toBeGreaterThanOrEqual(0);
    expect(all.indexOf(item)).toBeGreaterThan(easier);
  }
  return harder.length;
});
