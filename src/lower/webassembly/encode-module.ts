import { ByteWriter } from "./byte-writer.ts";
import { CONTROL, I32, type ValueType } from "./instructions.ts";

/** The types of what a function takes and of what it leaves. */
export interface Signature {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A function that the module is given. */
export interface ImportedFunction {
  readonly name: string;
  readonly signature: Signature;
}

/** A function of the module, with its body as `FunctionBody.bytes` has it. */
export interface DefinedFunction {
  readonly signature: Signature;
  readonly body: Uint8Array;
  /** The name under which it can be called from outside. */
  readonly exportedAs?: string;
}

/** Bytes that are written into the memory at an address. */
export interface DataSegment {
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** What a module consists of. Functions count from 0, the imported ones first. */
export interface ModuleParts {
  /** Imported functions and the memory come under this name. */
  readonly importedFrom: string;
  /** The least size of the imported memory. */
  readonly memoryPages: number;
  readonly imports: readonly ImportedFunction[];
  readonly functions: readonly DefinedFunction[];
  /** What is written into the memory when the module is instantiated. */
  readonly data: readonly DataSegment[];
}

const MAGIC = [0x00, 0x61, 0x73, 0x6d];
const VERSION = [0x01, 0x00, 0x00, 0x00];
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10, data: 11 } as const;
const KIND = { function: 0x00, memory: 0x02 } as const;
const FUNCTION_TYPE = 0x60;
const MEMORY_WITHOUT_MAXIMUM = 0x00;
const ACTIVE_SEGMENT = 0x00;

/**
 * The binary of a module, whose memory is imported. The same parts always give the same bytes.
 *
 * Cost: linear in the length of the binary. Source: WebAssembly Core Specification 2.0, section 5.5.
 */
export function encodeModule(parts: ModuleParts): Uint8Array<ArrayBuffer> {
  const { importedFrom, memoryPages, imports, functions, data } = parts;
  const types = signatureTable([...imports, ...functions].map(({ signature }) => signature));
  const exported = functions.flatMap(({ exportedAs }, index) =>
    exportedAs === undefined ? [] : [{ name: exportedAs, index: imports.length + index }],
  );
  const module = new ByteWriter();
  module.append([...MAGIC, ...VERSION]);
  const section = <T>(id: number, items: readonly T[], write: (writer: ByteWriter, item: T) => void) => {
    const content = new ByteWriter();
    content.natural(items.length);
    for (const item of items) write(content, item);
    module.byte(id);
    module.sized(content.bytes());
  };
  section(SECTION.type, types.signatures, (writer, { parameters, results }) => {
    writer.byte(FUNCTION_TYPE);
    writer.sized(parameters);
    writer.sized(results);
  });
  section(SECTION.import, [...imports, undefined], (writer, imported) => {
    writer.text(importedFrom);
    writer.text(imported === undefined ? "memory" : imported.name);
    writer.byte(imported === undefined ? KIND.memory : KIND.function);
    if (imported !== undefined) writer.natural(types.indexOf(imported.signature));
    else {
      writer.byte(MEMORY_WITHOUT_MAXIMUM);
      writer.natural(memoryPages);
    }
  });
  section(SECTION.function, functions, (writer, { signature }) => writer.natural(types.indexOf(signature)));
  section(SECTION.export, exported, (writer, { name, index }) => {
    writer.text(name);
    writer.byte(KIND.function);
    writer.natural(index);
  });
  section(SECTION.code, functions, (writer, { body }) => writer.sized(body));
  section(SECTION.data, data, (writer, { address, bytes }) => {
    writer.byte(ACTIVE_SEGMENT);
    writer.append(I32.const);
    writer.integer(address | 0);
    writer.append(CONTROL.end);
    writer.sized(bytes);
  });
  return module.bytes();
}

/** The distinct signatures, and the position of each among them. */
function signatureTable(all: readonly Signature[]) {
  const positions = new Map<string, number>();
  const signatures: Signature[] = [];
  const key = ({ parameters, results }: Signature) => `${parameters} ${results}`;
  for (const signature of all) {
    if (positions.has(key(signature))) continue;
    positions.set(key(signature), signatures.length);
    signatures.push(signature);
  }
  return { signatures, indexOf: (signature: Signature) => positions.get(key(signature)) ?? -1 };
}
