import { describe, expect } from "vitest";
import { checkClaim } from "../../../src/check/check.ts";
import type { ValueClaim } from "../../../src/check/claim.ts";
import { summaryOf, surprisesOf, verdictTable } from "../../../src/cli/verdict-table.ts";
import { rational } from "../../../src/exact/rational.ts";
import { counted } from "../../counted.ts";

const SOURCE = {
  document: {
    id: "book",
    authors: "Author",
    shortAuthors: "Author",
    title: "Title",
    where: "Press",
    year: 2000,
  },
  place: "eq. 1",
};

/** A printed form of one third. */
function third(id: string, printed: string, repair?: string): ValueClaim {
  return {
    tag: "value",
    id,
    title: `a third is ${printed}`,
    source: SOURCE,
    by: "paper",
    latex: `1/3 = ${printed}`,
    printed,
    derived: rational(1, 3),
    ...(repair === undefined ? {} : { repair }),
  };
}

function checked(...claims: readonly ValueClaim[]) {
  return [{ id: "thirds", title: "Thirds", claims: claims.map((claim) => checkClaim(claim, { seed: 1 })) }];
}

describe("the verdict table", () => {
  counted("behaviour", "has a row for each claim, with its mark, source and evidence", () => {
    const table = verdictTable(checked(third("right", "0.333")), { colour: false, width: undefined });
    const [head, row] = table.split("\n");
    expect(head).toBe("thirds  Thirds");
    expect(row).toMatch(/^ {2}✓ confirmed {2}a third is 0\.333 {2}Author \(2000\), eq\. 1 {2}0\.333/);
    expect(table).toMatch(/\n1 claim: 1 confirmed; no surprise\n$/);
  });

  counted("wrong-twin", "a wrong printed value is a surprise", () => {
    const subjects = checked(third("right", "0.333"), third("wrong", "0.334"));
    expect(surprisesOf(subjects)).toEqual(["thirds/wrong"]);
    expect(summaryOf(subjects)).toBe("2 claims: 1 confirmed, 1 refuted; surprising: thirds/wrong");
  });

  counted("behaviour", "a wrong printed value with its repair is foreseen", () => {
    expect(surprisesOf(checked(third("wrong", "0.334", "0.333")))).toEqual([]);
  });

  counted("wrong-twin", "a repair of what was right is a surprise", () => {
    expect(surprisesOf(checked(third("right", "0.333", "0.334")))).toEqual(["thirds/right"]);
  });
});
