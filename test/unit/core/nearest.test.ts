import { expect } from "vitest";
import { nearest } from "../../../src/core/nearest.ts";
import { counted } from "../../counted.ts";

counted("behaviour", "words that a slip may have turned into another are near, others are not", () => {
  expect(nearest("pitchfrok", ["hopf", "pitchfork"])).toBe("pitchfork");
  expect(nearest("u", ["u1", "v1"])).toBe("u1");
  expect(nearest("U", ["u", "v"])).toBe("u");
  expect(nearest("b", ["t", "u", "v"])).toBeUndefined();
  expect(nearest("ab", ["t", "xy"])).toBeUndefined();
  return 5;
});
