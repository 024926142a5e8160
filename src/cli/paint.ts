import { styleText } from "node:util";

export type Format = "green" | "red" | "yellow" | "cyan" | "bold" | "dim";

/** The text with terminal codes around it, where colours may be used. */
export function paint(format: Format, text: string, colour: boolean): string {
  return colour ? styleText(format, text, { validateStream: false }) : text;
}

/** Whether a stream takes colours: a terminal does, unless NO_COLOR or its like forbid it. */
export function takesColour(stream: NodeJS.WritableStream): boolean {
  return styleText("red", "x", { stream, validateStream: true }) !== "x";
}
