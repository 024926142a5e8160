import { uniformBigInt } from "pure-rand/distribution/uniformBigInt";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A seeded stream of random numbers; the same seed always gives the same stream. */
export interface Random {
  readonly seed: number;
  /** Uniform in `least .. greatest`, both included. */
  readonly integer: (least: bigint, greatest: bigint) => bigint;
  /** Uniform in [0, 1). */
  readonly unit: () => number;
}

export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  return {
    seed,
    integer: (least, greatest) => uniformBigInt(generator, least, greatest),
    unit: () => uniformFloat64(generator),
  };
}
