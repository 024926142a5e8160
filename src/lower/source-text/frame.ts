/** An array of a written function. */
export interface FrameArray {
  readonly name: string;
  /** Its name in the program, and in the program's comments. */
  readonly meaning: string;
  readonly length: number;
  readonly isInput: boolean;
  /** Whether it holds indices, and not reals. */
  readonly isOfIndices: boolean;
  readonly isUsed: boolean;
}

export interface FrameParameter {
  readonly name: string;
  /** Its name in the program. */
  readonly meaning: string;
  readonly isUsed: boolean;
}

/** What stands around the statements of a program. */
export interface Frame {
  readonly name: string;
  /** Comments, line by line: what is computed, from where, and what the arguments are. */
  readonly header: readonly string[];
  /** Inputs and outputs in the order in which they are declared. */
  readonly arrays: readonly FrameArray[];
  readonly parameters: readonly FrameParameter[];
  readonly temporaries: readonly FrameArray[];
  readonly body: readonly string[];
}

export function inputsOf({ arrays }: Frame): readonly FrameArray[] {
  return arrays.filter(({ isInput }) => isInput);
}

export function outputsOf({ arrays }: Frame): readonly FrameArray[] {
  return arrays.filter(({ isInput }) => !isInput);
}

/** What is said of languages that count from 1; comments are the same in all. */
export const COUNTS_FROM_1 = "Indices count from 0 in these comments, and from 1 in the text.";

/** How many elements an array has, in words. */
export function elementCount({ length }: FrameArray): string {
  return length === 1 ? "1 element" : `${length} elements`;
}
