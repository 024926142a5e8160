import { invariant } from "../src/core/errors.ts";
import { ALGEBRA } from "./items/algebra.ts";

/**
 * Residua as a process of its own, timed from outside as the peers are: solves one item once and prints its facts, or
 * without an item loads all that it needs for one.
 */
const id = process.argv[2];
const item = ALGEBRA.find((candidate) => candidate.id === id);
invariant(item !== undefined || id === undefined, `no item is called ${id}`);
for (const [name, value] of Object.entries(item?.solve() ?? {})) console.log(`answer ${name} ${value}`);
console.log(`answer peakKibibytes ${process.resourceUsage().maxRSS}`);
