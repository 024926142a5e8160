import { invariant } from "../../src/core/errors.ts";
import { chosenItems, type ItemFamily } from "./item.ts";
import { LOAD_ONLY } from "./load-only.ts";

/**
 * Residua as a process of its own, timed from outside as the peers are: loads the item that the command line names and
 * nothing else, solves it once, and prints its facts.
 */
export async function solveOnce(families: readonly ItemFamily[]): Promise<void> {
  const [id = "", mode] = process.argv.slice(2);
  const [item] = await chosenItems(families, [id]);
  invariant(item !== undefined, `no item is called '${id}'`);
  const facts = mode === LOAD_ONLY ? {} : item.solve();
  for (const [name, value] of Object.entries(facts)) console.log(`answer ${name} ${value}`);
  console.log(`answer peakKibibytes ${process.resourceUsage().maxRSS}`);
}
