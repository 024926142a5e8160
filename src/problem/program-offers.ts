/**
 * The programs that each kind of problem offers to lower, by name, each with what it computes; the first is the one that
 * is lowered where none is named. This file stays free of imports, so that help can list them at once.
 */
export const PROGRAM_OFFERS = {
  "lattice-wave": {
    accelerations: "accelerations of the masses of the finite lattice, from their displacements",
    dispersion: "squared frequency of the wave model, from the wavenumber k",
    coefficients: "coefficients c2, c4, ... of the wave model",
  },
  "invariant-manifold": {
    evolution: "time derivatives of the amplitudes, from the amplitudes",
    manifold: "variables on the manifold, from the amplitudes",
    equations: "time derivatives of the variables of the full system, from the variables",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The names of the programs that a kind offers. */
export type OfferedBy<Kind extends keyof typeof PROGRAM_OFFERS> = keyof (typeof PROGRAM_OFFERS)[Kind];
