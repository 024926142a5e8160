import { at } from "../../../../src/core/errors.ts";

/** A rooted tree: the trees that hang at its root. */
export interface RootedTree {
  readonly children: readonly RootedTree[];
  /** How many vertices it has. */
  readonly order: number;
  /** Butcher's gamma: `order` times that of all children. */
  readonly density: number;
}

/** All rooted trees up to an order: 1, 1, 2, 4, 9, 20, 48, 115 of them by order. */
export function rootedTrees(greatestOrder: number): readonly RootedTree[] {
  const trees: RootedTree[] = [];
  for (let order = 1; order <= greatestOrder; order++) {
    for (const children of forests(trees.slice(), order - 1)) {
      trees.push({
        children,
        order,
        density: children.reduce((product, { density }) => product * density, order),
      });
    }
  }
  return trees;
}

/** All multisets of trees with so many vertices in total. */
function forests(trees: readonly RootedTree[], vertices: number): readonly (readonly RootedTree[])[] {
  if (vertices === 0) return [[]];
  return trees.flatMap((tree, index) =>
    tree.order > vertices
      ? []
      : forests(trees.slice(0, index + 1), vertices - tree.order).map((rest) => [tree, ...rest]),
  );
}

export type Table = readonly (readonly number[])[];

/**
 * The elementary weights of a tree, by stage. `alone` weighs a child without siblings, `together` several; they are the
 * same for Runge-Kutta methods.
 */
export function elementaryWeights(tree: RootedTree, alone: Table, together: Table): readonly number[] {
  const table = tree.children.length === 1 ? alone : together;
  const factors = tree.children.map((child) => {
    const inner = elementaryWeights(child, alone, together);
    return table.map((row) => row.reduce((sum, weight, j) => sum + weight * at(inner, j), 0));
  });
  return alone.map((_, stage) => factors.reduce((product, factor) => product * at(factor, stage), 1));
}

/** By how much the weights of a method miss the condition `sum of weights times elementary weights = 1/density`. */
export function orderDefect(
  tree: RootedTree,
  weights: readonly number[],
  { alone, together, fraction = 1 }: { alone: Table; together: Table; fraction?: number },
): number {
  const elementary = elementaryWeights(tree, alone, together);
  const sum = weights.reduce((total, weight, stage) => total + weight * at(elementary, stage), 0);
  return Math.abs(sum - fraction ** tree.order / tree.density);
}
