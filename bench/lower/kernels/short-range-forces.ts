import { seededRandom } from "../../../src/core/random.ts";
import { rational, rationalFromFloat } from "../../../src/exact/rational.ts";
import { type Builder, programBuilder } from "../../../src/lower/ir/builder.ts";
import type { NodeId, Program } from "../../../src/lower/ir/program.ts";
import { compacted } from "../../../src/lower/ir/rewrite.ts";
import type { KernelItem } from "../kernel-item.ts";
import { neighbourLists } from "./neighbour-lists.ts";

/** Atoms on a cubic lattice, a little displaced, at the density 0.8 of a liquid. */
const ATOMS_ALONG_EDGE = 16;
const ATOMS = ATOMS_ALONG_EDGE ** 3;
const DENSITY = 0.8;
const BOX = (ATOMS / DENSITY) ** (1 / 3);
const CUT_OFF = 2.5;
const SKIN = 0.3;
const SEED = 19;
const AXES = ["x", "y", "z"] as const;

/** K5: Lennard-Jones forces in a periodic box, over neighbour lists from cells, each pair seen from both atoms. */
export const shortRangeForces: KernelItem = {
  id: "K5",
  title: `Lennard-Jones forces, ${ATOMS} atoms, neighbour lists`,
  program: forcesProgram,
  data: () => {
    const positions = initialPositions();
    const { begins, neighbours } = neighbourLists(positions, BOX, CUT_OFF + SKIN);
    const forces = AXES.map(() => new Float64Array(ATOMS));
    return { arrays: [...positions, begins, neighbours, ...forces], parameters: [] };
  },
  targets: { JavaScript: 2, WebAssembly: 1.25 },
};

function initialPositions(): readonly Float64Array[] {
  const random = seededRandom(SEED);
  const width = BOX / ATOMS_ALONG_EDGE;
  return AXES.map((_, axis) =>
    Float64Array.from({ length: ATOMS }, (_unused, atom) => {
      const step = Math.floor(atom / ATOMS_ALONG_EDGE ** axis) % ATOMS_ALONG_EDGE;
      return (step + 0.4 + random.unit() / 5) * width;
    }),
  );
}

function forcesProgram(): Program {
  const builder = programBuilder();
  const { begins, neighbours } = neighbourLists(initialPositions(), BOX, CUT_OFF + SKIN);
  const position = (axis: string) => builder.load(axis, 1, 0);
  const other = builder.gatherIndex("neighbours", builder.entry());
  const apart = AXES.map((axis) =>
    nearestImage(builder, builder.subtract(position(axis), builder.gather(axis, other))),
  );
  const factor = forceOverDistance(builder, apart);
  const zero = builder.exact(rational(0));
  return compacted({
    name: "lennardJonesForces",
    comments: [
      "force on an atom = sum over its neighbours of 24 (2/r^14 - 1/r^8) (x - x_other), for r below the cut-off",
    ],
    parameters: [],
    arrays: [
      ...AXES.map((name) => ({ name, length: ATOMS, role: "input" as const })),
      { name: "begins", length: begins.length, role: "input", indicesBelow: neighbours.length + 1 },
      { name: "neighbours", length: neighbours.length, role: "input", indicesBelow: ATOMS },
      ...AXES.map((axis) => ({ name: `force${axis.toUpperCase()}`, length: ATOMS, role: "output" as const })),
    ],
    nodes: builder.nodes,
    loops: [
      {
        tag: "rows",
        count: ATOMS,
        begin: { array: "begins", stride: 1, offset: 0 },
        end: { array: "begins", stride: 1, offset: 1 },
        accumulators: apart.map((distance, slot) => ({
          initial: zero,
          next: builder.add(builder.carried(slot), builder.multiply(factor, distance)),
        })),
        stores: AXES.map((axis, slot) => ({
          access: { array: `force${axis.toUpperCase()}`, stride: 1, offset: 0 },
          value: builder.carried(slot),
        })),
      },
    ],
  });
}

/** The distance along an axis to the nearest of the periodic images. */
function nearestImage({ exact, ...builder }: Builder, distance: NodeId): NodeId {
  const [box, half] = [exact(rationalFromFloat(BOX)), exact(rationalFromFloat(BOX / 2))];
  const above = builder.compare("<", half, distance);
  const below = builder.compare("<", distance, builder.negate(half));
  return builder.select(
    above,
    builder.subtract(distance, box),
    builder.select(below, builder.add(distance, box), distance),
  );
}

/** `-V'(r)/r` of the potential `V = 4 (r^-12 - r^-6)`; zero beyond the cut-off. */
function forceOverDistance(builder: Builder, apart: readonly NodeId[]): NodeId {
  const { add, subtract, multiply, divide, exact, power } = builder;
  const square = apart.map((distance) => multiply(distance, distance)).reduce(add);
  const inverse = divide(exact(rational(1)), square);
  const sixth = power(inverse, 3);
  const bracket = multiply(sixth, subtract(multiply(exact(rational(2)), sixth), exact(rational(1))));
  const strength = multiply(multiply(exact(rational(24)), inverse), bracket);
  const isNear = builder.compare("<", square, exact(rationalFromFloat(CUT_OFF ** 2)));
  return builder.select(isNear, strength, exact(rational(0)));
}
