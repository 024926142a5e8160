import type { Access } from "../ir/program.ts";
import type { Strip } from "../ir/strips.ts";
import type { FunctionBody } from "./function-body.ts";
import { I32, VALUE_TYPE } from "./instructions.ts";
import type { Workspace } from "./workspace.ts";

/** How a loop finds the elements that its accesses mean at the present point. */
export interface Addressing {
  /** Puts an address on the stack; the element lies the returned number of bytes after it. */
  readonly push: (access: Access) => number;
  /** Likewise for a double that lies at an address of the workspace. */
  readonly pushFixed: (address: number) => number;
  /** Goes on by a number of points. */
  readonly advance: (points: number) => void;
}

/** Accesses that move together: their pointer is the start of their array plus `stride (point) + lowest`, in bytes. */
interface Pointer {
  readonly local: number;
  readonly stride: number;
  readonly lowest: number;
}

/**
 * Addresses of the workspace are counted from where it starts, which a local holds after it was read from memory: V8
 * would compute sums with numbers that it knows before a loop, each of them, and keep them all.
 *
 * A pointer for each argument array and stride, and one for all temporary arrays of a stride, as their addresses are
 * known. `points` are computed at a time, and `pushFirst` puts the number of the first on the stack, as an i32. A loop of
 * a `strip` computes the points of one strip only.
 */
export function addressing(
  body: FunctionBody,
  accesses: readonly Access[],
  workspace: Workspace,
  { points, pushFirst }: { readonly points: number; readonly pushFirst: () => void },
  strip?: Strip,
): Addressing {
  const isOfRow = ({ array }: Access) => strip?.rows.has(array) === true;
  const keyOf = (access: Access) => {
    if (isOfRow(access)) return "row";
    const { array, stride } = access;
    return workspace.arrayPlace(array).tag === "given" ? `${array} ${stride}` : `${stride}`;
  };
  // The first point of a strip is the first element of its rows, which are as long as the strip.
  const pushFirstOf = (access: Access) => (isOfRow(access) ? body.word(0) : pushFirst());
  const positionOf = (access: Access) =>
    strip !== undefined && isOfRow(access) ? (access.offset / strip.count) * strip.size : access.offset;
  const start = body.claim(VALUE_TYPE.i32);
  body.word(0);
  body.loadWord(workspace.start);
  body.set(start);
  const pushFixed = (address: number) => {
    body.get(start);
    return address - workspace.start;
  };
  const pointers = new Map<string, Pointer>();
  for (const [key, lowest] of lowestAccesses(accesses, keyOf)) {
    if (lowest.stride === 0 && workspace.arrayPlace(lowest.array).tag === "fixed") continue;
    const pushPoint = () => pushFirstOf(lowest);
    pointers.set(key, openPointer(body, lowestOf(lowest, points), workspace, pushPoint));
  }
  return {
    push: (access) => {
      const pointer = pointers.get(keyOf(access));
      const place = workspace.arrayPlace(access.array);
      const first = place.tag === "fixed" ? place.address : 0;
      const address = first + positionOf(access) * workspace.elementSize(access.array);
      if (pointer === undefined) return pushFixed(address);
      body.get(pointer.local);
      return address - pointer.lowest;
    },
    pushFixed,
    advance: (points) => {
      for (const { local, stride } of pointers.values()) {
        if (stride === 0) continue;
        body.get(local);
        body.word(points * stride);
        body.write(I32.add);
        body.set(local);
      }
    },
  };
}

/**
 * With a negative stride an array's start would go below zero, where no address is. The lowest element in use does not,
 * which is that of the last of the points computed together.
 */
function lowestOf({ array, stride, offset }: Access, points: number): Access {
  return { array, stride, offset: stride < 0 ? offset + stride * (points - 1) : 0 };
}

/** For each key the access with the lowest offset. */
function lowestAccesses(accesses: readonly Access[], keyOf: (access: Access) => string) {
  const lowest = new Map<string, Access>();
  for (const access of accesses) {
    const key = keyOf(access);
    const known = lowest.get(key);
    if (known === undefined || access.offset < known.offset) lowest.set(key, access);
  }
  return lowest;
}

function openPointer(
  body: FunctionBody,
  { array, stride, offset }: Access,
  workspace: Workspace,
  pushFirst: () => void,
): Pointer {
  const place = workspace.arrayPlace(array);
  const size = workspace.elementSize(array);
  const lowest = offset * size;
  body.word(lowest);
  if (place.tag === "given") {
    body.word(0);
    body.loadWord(place.slot);
    body.write(I32.add);
  }
  if (stride !== 0) {
    pushFirst();
    body.word(stride * size);
    body.write(I32.multiply);
    body.write(I32.add);
  }
  const local = body.claim(VALUE_TYPE.i32);
  body.set(local);
  return { local, stride: stride * size, lowest };
}
