/** What Residua uses of the JavaScript interface of WebAssembly, which browsers and Node share. */
interface WebAssemblyEngine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (limits: {
    readonly initial: number;
    readonly maximum: number;
  }) => {
    readonly buffer: ArrayBuffer;
  };
  readonly validate: (bytes: Uint8Array<ArrayBuffer>) => boolean;
}

// The language's own library, without that of browsers, does not declare it.
declare const WebAssembly: WebAssemblyEngine;

/** The platform's WebAssembly. */
export const engine: WebAssemblyEngine = WebAssembly;
