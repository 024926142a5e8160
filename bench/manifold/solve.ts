import { solveOnce } from "../harness/solve-once.ts";
import { FAMILIES } from "./families.ts";

await solveOnce(FAMILIES);
