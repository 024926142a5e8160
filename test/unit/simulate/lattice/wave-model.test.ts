import fc from "fast-check";
import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { rational } from "../../../../src/exact/rational.ts";
import { number, ONE, symbol } from "../../../../src/expr/expression.ts";
import { dispersionRelation } from "../../../../src/models/wave.ts";
import {
  evolveWave,
  sampleWave,
  type WaveModel,
  waveModel,
} from "../../../../src/simulate/lattice/wave-model.ts";
import { counted } from "../../../counted.ts";

/** Exact c2, c4, c6 of the two-strand lattice of Figure 3 in Chen, Roberts & Bunder. */
const COEFFICIENTS = [
  rational(13216, 40395),
  rational(19127462612576, 65914784629875),
  rational(17112661821154474985792n, 107556846956375926246875n),
].map(number);

function modelOf(terms: number, length: number, modes: number): WaveModel {
  const model = waveModel(dispersionRelation(COEFFICIENTS.slice(0, terms), ONE), length, modes);
  if (!model.ok) throw new Error(model.message);
  return model.value;
}

/**
 * The amplitudes b_m of the sine polynomial `sum over m of b_m sin(m pi n / N)`, m = 1 .. N - 1, through samples at the
 * inner points n = 1 .. N - 1 of N equal intervals.
 * Shapes: N - 1 samples give N - 1 amplitudes.
 */
function sineAmplitudes(samples: Float64Array): Float64Array {
  const intervals = samples.length + 1;
  return samples.map((_, m) => {
    const term = (sample: number, n: number) => sample * Math.sin(((m + 1) * (n + 1) * Math.PI) / intervals);
    return (2 / intervals) * samples.reduce((sum, sample, n) => sum + term(sample, n), 0);
  });
}

counted("golden", "the classical wave equation carries its data to both sides (d'Alembert)", () => {
  const [length, modes, duration] = [Math.PI, 40, 1.3];
  const speed = Math.sqrt(13216 / 40395);
  // Odd and 2 pi periodic, with few sine modes.
  const initial = (x: number) => Math.sin(x) + 0.3 * Math.sin(3 * x) - 0.2 * Math.sin(7 * x);
  const points = Float64Array.from({ length: modes }, (_, n) => ((n + 1) * length) / (modes + 1));
  const model = modelOf(1, length, modes);
  const amplitudes = sineAmplitudes(points.map(initial));
  const state = { time: 0, displacement: amplitudes, velocity: new Float64Array(modes) };
  const later = sampleWave(model, evolveWave(model, state, duration).displacement, points);
  points.forEach((x, n) => {
    const expected = (initial(x + speed * duration) + initial(x - speed * duration)) / 2;
    expect(at(later, n)).toBeCloseTo(expected, 12);
  });
  return modes;
});

counted(
  "golden",
  "frequencies of the model of order k⁶ at N = 16 (computed independently with NumPy)",
  () => {
    // Lowest frequency of the lattice and the relative error of the model with these ends: reference for 2x2, N = 16.
    const [lattice, relativeError] = [0.1105622494527415, -0.0013428317689735403];
    const frequency = at(modelOf(3, 16, 3).frequencies, 0);
    expect(frequency / lattice - 1).toBeCloseTo(relativeError, 10);
  },
);

counted("property", "evolution composes, and reverses", () => {
  const model = modelOf(3, 20, 5);
  const field = fc.float64Array({ minLength: 5, maxLength: 5, min: -1, max: 1, noNaN: true });
  const duration = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(field, field, duration, duration, (displacement, velocity, first, second) => {
      const state = { time: 0, displacement, velocity };
      const once = evolveWave(model, state, first + second);
      const twice = evolveWave(model, evolveWave(model, state, first), second);
      once.displacement.forEach((value, m) => {
        expect(at(twice.displacement, m)).toBeCloseTo(value, 12);
        expect(at(twice.velocity, m)).toBeCloseTo(at(once.velocity, m), 12);
      });
      expect(twice.time).toBeCloseTo(once.time, 12);
    }),
  );
});

counted("property", "sine amplitudes reproduce their samples", () => {
  const samples = fc.float64Array({ minLength: 1, maxLength: 12, min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(samples, (values) => {
      const points = values.map((_, n) => (2 * (n + 1)) / (values.length + 1));
      const model = modelOf(1, 2, values.length);
      sampleWave(model, sineAmplitudes(values), points).forEach((value, n) => {
        expect(value).toBeCloseTo(at(values, n), 12);
      });
    }),
  );
});

counted("behaviour", "a growing wave is refused with its wavenumber: the k⁴ model beyond k² = c2/c4", () => {
  const limit = Math.sqrt(13216 / 40395 / (19127462612576 / 65914784629875));
  const relation = dispersionRelation(COEFFICIENTS.slice(0, 2), ONE);
  const first = Math.ceil((limit * 10) / Math.PI);
  expect(waveModel(relation, 10, first - 1).ok).toBe(true);
  expect(waveModel(relation, 10, first)).toMatchObject({
    ok: false,
    reason: "ill-posed",
    message: expect.stringContaining(`mode ${first}, wavenumber k = ${(first * Math.PI) / 10}`),
  });
});

counted("behaviour", "free symbols, impossible lengths and misfits are refused", () => {
  expect(() => waveModel(symbol("c2"), 1, 3)).toThrow(expect.objectContaining({ code: "E_UNDECLARED" }));
  expect(() => waveModel(ONE, 0, 3)).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
  expect(() => waveModel(ONE, 1, 0)).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
  expect(() => sampleWave(modelOf(1, 1, 3), new Float64Array(2), new Float64Array(1))).toThrow(
    expect.objectContaining({ code: "E_SHAPE" }),
  );
});

counted("behaviour", "a mode without stiffness drifts at its velocity", () => {
  const model = waveModel(number(0), 1, 1);
  if (!model.ok) throw new Error(model.message);
  const state = { time: 0, displacement: Float64Array.of(2), velocity: Float64Array.of(3) };
  expect(at(evolveWave(model.value, state, 5).displacement, 0)).toBe(17);
});
